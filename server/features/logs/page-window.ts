import type { LogLineRow } from "#lib/contracts/logs.ts";
import { type LogPlace, type LogTime, moved } from "#lib/logs/at.ts";
import type { LogLine } from "../../engine/log-lines.ts";
import { rowBytes, toRow } from "./line-row.ts";
import { createPlaceSplit, disorder } from "./place-split.ts";
import { type LogTarget, readLines } from "./read-lines.ts";

/** A page is not larger than this, however long its lines are. */
const pageBytes = 1024 * 1024;
/** So much of each line is kept while a window is searched. */
const keptBytes = 20 * 1024;
/** From here on a window is read while the engine is still stepping back. */
const deepEntries = 20_000;

/** Keeps the last lines that fit a page. */
class LastLines {
  readonly #limit: number;
  lines: LogLine[] = [];
  /** How many were let go. */
  passed = 0;
  constructor(limit: number) {
    this.#limit = limit;
  }
  add(line: LogLine): void {
    this.lines.push(line);
    if (this.lines.length >= 2 * this.#limit) this.trim();
  }
  trim(): LogLine[] {
    const before = this.lines.length;
    this.lines = this.lines.slice(-this.#limit);
    this.passed += before - this.lines.length;
    return this.lines;
  }
}

/** Rows from the end backwards, as far as a page's bytes allow; at least one. */
export const lastRows = (lines: readonly LogLine[]): LogLineRow[] => {
  const rows: LogLineRow[] = [];
  let bytes = 0;
  for (let index = lines.length - 1; index >= 0; index -= 1) {
    const row = toRow(lines[index] as LogLine);
    bytes += rowBytes(row);
    if (rows.length > 0 && bytes > pageBytes) break;
    rows.push(row);
  }
  return rows.reverse();
};

/** A window of the log, read up to a place, or to the end. */
export type Window = {
  /** The last lines before the place. */
  lines: LogLine[];
  /** How many lines of the window came before those. */
  passed: number;
  /** The window's first moment; null for an empty one. */
  first: LogTime | null;
  tail: number;
  /** How many entries the window held. */
  entries: number;
};

/**
 * Reads the last `tail` entries up to the place, and keeps the last so many lines of them. Deep ones by following: the
 * engine then sends while it steps back.
 */
export const readBefore = async (
  target: LogTarget,
  tail: number,
  place: LogPlace | null,
  keep: number,
): Promise<Window> => {
  const last = new LastLines(keep);
  const until = place && moved(place.at, disorder);
  const split = place && createPlaceSplit(place);
  let first: LogTime | null = null;
  const { entries } = await readLines(
    target,
    until ? { tail, until, follow: tail > deepEntries } : { tail },
    (lines) => {
      for (const line of lines) {
        first ??= line.at;
        for (const before of split ? split.add(line).before : [line]) last.add(before);
        if (split?.isPast) return true;
      }
      return false;
    },
    keptBytes,
  );
  return { lines: last.trim(), passed: last.passed, first, tail, entries };
};

/** The first moment among the last `tail` entries; null where there are none. */
export const firstOfTail = async (target: LogTarget, tail: number): Promise<LogTime | null> => {
  let at: LogTime | null = null;
  await readLines(
    target,
    { tail, follow: true },
    (lines) => {
      at = lines[0]?.at ?? null;
      return at !== null;
    },
    keptBytes,
  );
  return at;
};

/** Lines from a window on, the first that fit a page. */
class FirstRows {
  readonly rows: LogLineRow[] = [];
  #bytes = 0;
  readonly #limit: number;
  constructor(limit: number) {
    this.#limit = limit;
  }
  /** False when it is full; the line is then not in it. */
  add(line: LogLine): boolean {
    const row = toRow(line);
    if (this.rows.length >= this.#limit || (this.rows.length > 0 && this.#bytes > pageBytes)) return false;
    this.#bytes += rowBytes(row);
    this.rows.push(row);
    return true;
  }
}

/** Where to begin to read, and after how many lines that are all before the place to give up. */
export type Range = { tail?: number; mostBefore?: number; withSelf?: boolean };

/**
 * The first lines after a place in a range, or its first ones; `withSelf`: and the place's own line. `sawBefore`: the
 * range began before the place.
 */
export const readAfter = async (
  target: LogTarget,
  { tail, mostBefore = Number.POSITIVE_INFINITY, withSelf = false }: Range,
  place: LogPlace | null,
  limit: number,
) => {
  const found = new FirstRows(limit);
  const split = place && createPlaceSplit(place);
  let passed = 0;
  const isFull = (lines: readonly LogLine[]): boolean => lines.some((line) => !found.add(line));
  const take = (line: LogLine): boolean => {
    if (!split) return isFull([line]);
    const { before, self, after } = split.add(line);
    passed += before.length + (self && !withSelf ? 1 : 0);
    const isTooLate = passed === 0 && after.length > 0 && tail !== undefined;
    return isTooLate || isFull(self && withSelf ? [self] : after);
  };
  const { ended } = await readLines(
    target,
    { tail },
    (lines) => lines.some(take) || (found.rows.length === 0 && passed > mostBefore),
    keptBytes,
  );
  const isCut = ended && isFull(split?.end() ?? []);
  return { lines: found.rows, ended: ended && !isCut, passed, sawBefore: passed > 0 };
};
