import type { ContainerRow } from "#lib/contracts/containers.ts";
import type { Access } from "#lib/contracts/contract.ts";
import { type Refusal, refusalOf } from "./refusal.ts";
import type { Verb } from "./verb.ts";

/** A selection seen by one verb: whom it would reach, and why it cannot when it reaches nobody. */
export type BulkTargets = {
  targets: readonly ContainerRow[];
  /** Those that are left as they are. */
  skipped: readonly ContainerRow[];
  /** Set when there is no target at all: the reason most of them share. */
  refusal: Refusal | null;
};

/** Splits a selection into those a verb makes sense for and the rest. */
export const bulkTargets = (
  rows: readonly ContainerRow[],
  verb: Verb,
  can: (access: Access) => boolean,
): BulkTargets => {
  const targets: ContainerRow[] = [];
  const skipped: ContainerRow[] = [];
  const counts = new Map<Refusal, number>();
  for (const row of rows) {
    const refusal = refusalOf(row, verb, can);
    if (refusal === null) targets.push(row);
    else {
      skipped.push(row);
      counts.set(refusal, (counts.get(refusal) ?? 0) + 1);
    }
  }
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return { targets, skipped, refusal: targets.length === 0 ? (most?.[0] ?? null) : null };
};
