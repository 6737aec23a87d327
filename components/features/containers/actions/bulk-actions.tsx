"use client";
import type { RowSelection } from "#components/shared/resource-table/use-row-selection.ts";
import type { ContainerRow } from "#lib/contracts/containers.ts";
export function BulkActions({ selection: _ }: { selection: RowSelection<ContainerRow> }) {
  return null;
}
