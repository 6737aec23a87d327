import type { LogItem } from "./log-items.ts";

/** How much is kept: so many lines, and so many characters of them. */
export type LogBounds = { lines: number; characters: number };

/** About what a line takes besides its text. */
const perLine = 200;

const sizeOf = (item: LogItem): number => perLine + (item.kind === "line" ? item.row.text.length : 0);

/** How many items, from the end or from the start, are within the bounds; at least one. */
const fitting = (items: readonly LogItem[], { lines, characters }: LogBounds, fromEnd: boolean): number => {
  const most = Math.min(items.length, lines);
  let size = 0;
  for (let count = 0; count < most; count += 1) {
    size += sizeOf(items[fromEnd ? items.length - 1 - count : count] as LogItem);
    if (count > 0 && size > characters) return count;
  }
  return most;
};

/** The newest items that are within the bounds; the same array where all are. */
export const newestWithin = (items: readonly LogItem[], bounds: LogBounds): readonly LogItem[] => {
  const count = fitting(items, bounds, true);
  return count >= items.length ? items : items.slice(-count);
};

/** The oldest items that are. */
export const oldestWithin = (items: readonly LogItem[], bounds: LogBounds): readonly LogItem[] => {
  const count = fitting(items, bounds, false);
  return count >= items.length ? items : items.slice(0, count);
};
