"use client";

export function ContainersList(props: { environment: string; container?: string }) {
  return <pre>{JSON.stringify(props)}</pre>;
}
