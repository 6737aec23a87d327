import type { AuditAct, AuditFilter } from "#lib/contracts/audit.ts";
import { auditIds, selectActs } from "../db/audit.ts";
import type { Database } from "../db/client.ts";

export type ActPage = { items: AuditAct[]; next: number | null };

/** Reading is synchronous, and everybody waits meanwhile: so many rows are looked at in one step, for so long in all. */
const stepRows = 2_000;
const pageMs = 25;

/**
 * A page of acts, newest first, beginning below `before`. It follows ids, never a count, so nothing is left out or
 * doubled when the log grows. Where few acts match, it stops after a while with what it has: `next` then goes on.
 */
export const readActs = (
  db: Database,
  filter: AuditFilter,
  { before, limit }: { before?: number | undefined; limit: number },
): ActPage => {
  const ids = auditIds(db, filter);
  if (!ids) return { items: [], next: null };
  const stopAt = performance.now() + pageMs;
  const items: AuditAct[] = [];
  let below = Math.min(before ?? Number.MAX_SAFE_INTEGER, ids.last + 1);
  while (below > ids.first) {
    const from = Math.max(ids.first, below - stepRows);
    // One more than is wanted tells whether there is another page.
    items.push(...selectActs(db, filter, { from, below, limit: limit + 1 - items.length }));
    if (items.length > limit) return { items: items.slice(0, limit), next: items[limit - 1]?.id ?? null };
    below = from;
    if (performance.now() >= stopAt) break;
  }
  return { items, next: below > ids.first ? below : null };
};
