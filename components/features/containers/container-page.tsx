"use client";

export function ContainerPage(props: { environment: string; container?: string }) {
  return <pre>{JSON.stringify(props)}</pre>;
}
