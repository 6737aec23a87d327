"use client";
import type { ContainerRow } from "#lib/contracts/containers.ts";
export function JsonTab(_: { environment: string; row: ContainerRow; gone: boolean }) {
  return null;
}
