import type { LogLineRow } from "#lib/contracts/logs.ts";
import { comparePlaces, type LogPlace, placeKey } from "#lib/logs/at.ts";

export type LogContainer = { id: string; name: string };

/** A line on the screen. `container` is the id of the one that wrote it. */
export type LogLineItem = {
  kind: "line";
  key: string;
  container: string;
  row: LogLineRow;
  /** Hits of a search only: which of its container's lines it is, from 1. */
  number?: number;
};

/** Lines that are missing between two others, and can be asked for. */
export type LogGapItem = {
  kind: "gap";
  key: string;
  container: string;
  count: number | null;
  after: LogPlace | null;
  before: LogPlace;
};
export type LogItem = LogLineItem | LogGapItem;

export const lineItem = (container: string, row: LogLineRow): LogLineItem => ({
  kind: "line",
  key: `${container.slice(0, 12)}.${placeKey(row)}`,
  container,
  row,
});

/** Where an item stands; a gap stands before the line that comes after it. */
export const placeOf = (item: LogItem): LogPlace => (item.kind === "line" ? item.row : item.before);

const compareItems = (left: LogItem, right: LogItem): number => comparePlaces(placeOf(left), placeOf(right));

/**
 * Puts two runs of lines together by the engine's time. One container's own order is kept as it is: its two streams may
 * be stamped in another order than they were written in.
 */
export const mergeItems = (left: readonly LogItem[], right: readonly LogItem[]): LogItem[] => {
  if (left.length === 0 || right.length === 0) return [...left, ...right];
  const merged: LogItem[] = [];
  let from = 0;
  for (const item of right) {
    for (
      let next = left[from];
      next && (next.container === item.container || compareItems(next, item) <= 0);
      next = left[from]
    ) {
      merged.push(next);
      from += 1;
    }
    merged.push(item);
  }
  for (; from < left.length; from += 1) merged.push(left[from] as LogItem);
  return merged;
};

/** Appends new lines of any container; only those at the end that are later than the first of them are looked at. */
export const appendItems = (
  items: readonly LogItem[],
  fresh: readonly LogItem[],
  single: boolean,
): LogItem[] => {
  const [first] = fresh;
  if (single || !first) return [...items, ...fresh];
  let from = items.length;
  while (from > 0 && compareItems(items[from - 1] as LogItem, first) > 0) from -= 1;
  return [...items.slice(0, from), ...mergeItems(items.slice(from), fresh)];
};
