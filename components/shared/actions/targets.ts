import type { Refusal } from "./act.ts";

/** A selection seen by one verb: whom it would reach, and why it cannot when it reaches nobody. */
export type Targets<R> = {
  targets: readonly R[];
  /** Those that are left as they are. */
  skipped: readonly R[];
  /** Set when there is no target at all: the reason most of them share. */
  refusal: Refusal | null;
};

/** Splits a selection into those a verb makes sense for and the rest. */
export const targetsOf = <R>(rows: readonly R[], refusalOf: (row: R) => Refusal | null): Targets<R> => {
  const targets: R[] = [];
  const skipped: R[] = [];
  const reasons = new Map<string, { refusal: Refusal; count: number }>();
  for (const row of rows) {
    const refusal = refusalOf(row);
    if (refusal === null) targets.push(row);
    else {
      skipped.push(row);
      reasons.set(refusal.text, { refusal, count: (reasons.get(refusal.text)?.count ?? 0) + 1 });
    }
  }
  const [most] = [...reasons.values()].sort((a, b) => b.count - a.count);
  return { targets, skipped, refusal: targets.length === 0 ? (most?.refusal ?? null) : null };
};
