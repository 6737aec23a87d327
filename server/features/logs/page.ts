import type { LogLineRow } from "#lib/contracts/logs.ts";
import { comparePlaces, type LogPlace, type LogTime, moved } from "#lib/logs/at.ts";
import type { LogLine } from "../../engine/log-lines.ts";
import { rowBytes, toRow } from "./line-row.ts";
import { type LogTarget, readLines } from "./read-lines.ts";

export type LogPage = { lines: LogLineRow[]; isStart: boolean; isEnd: boolean; near: number | null };

/*
 * The engine can begin at the start of a log, at a moment (it reads up to there from the start), or so many entries before
 * the end (it steps back from there, about 0.2 µs for each with json-file, 2 µs with local). It cannot say how many entries there are.
 * So a place is found from the end: `tail` in growing steps, whose first line tells whether it lies before the place.
 */

/** Lines of two streams may be stamped in another order than they are kept in, within so many nanoseconds. */
export const disorder = 50_000_000n;
/** A page is not larger than this, however long its lines are. */
const pageBytes = 1024 * 1024;
const growth = 8;
/** A window that holds no more than so many entries too many is read as it is. */
const fineEntries = 8_000;
const mostEntries = 1_000_000_000;
/** So much of each line is kept while a window is searched. */
const keptBytes = 20 * 1024;
/** From here on a window is read while the engine is still stepping back. */
const deepEntries = 20_000;
/** For what was written since the place was told. */
const spare = 64;
/** A page with fewer lines than this is not worth a request of its own, unless there are no more. */
const fewestLines = 100;

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
const lastRows = (lines: readonly LogLine[]): LogLineRow[] => {
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

/** A window of the log, read up to a place. */
type Window = {
  /** The last lines before the place. */
  lines: LogLine[];
  /** How many lines of the window came before those. */
  passed: number;
  /** The window's first moment; null for an empty one. */
  first: LogTime | null;
  tail: number;
};

const isPast = (line: LogLine, place: LogPlace, limit: LogTime): boolean =>
  (line.at === place.at && line.nth >= place.nth) || line.at > limit;

/** Reads the last `tail` entries up to the place. Deep ones by following: the engine then sends while it reads. */
const readBefore = async (
  target: LogTarget,
  tail: number,
  place: LogPlace,
  keep: number,
): Promise<Window> => {
  const last = new LastLines(keep);
  const until = moved(place.at, disorder);
  let first: LogTime | null = null;
  await readLines(
    target,
    { tail, until, follow: tail > deepEntries },
    (lines) => {
      for (const line of lines) {
        first ??= line.at;
        if (isPast(line, place, until)) return true;
        last.add(line);
      }
      return false;
    },
    keptBytes,
  );
  return { lines: last.trim(), passed: last.passed, first, tail };
};

/** The first moment among the last `tail` entries; null where there are none. */
const firstOfTail = async (target: LogTarget, tail: number): Promise<LogTime | null> => {
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

/** The smallest `tail`, or nearly, whose window begins before the place. */
const reachBefore = async (target: LogTarget, at: LogTime, from: number): Promise<number> => {
  const start = await firstOfTail(target, mostEntries);
  if (start === null || start >= at) return mostEntries;
  let [near, far] = [0, from];
  for (let first = await firstOfTail(target, far); first !== null && first >= at; ) {
    [near, far] = [far, far * growth];
    first = await firstOfTail(target, far);
  }
  while (far - near > fineEntries) {
    const middle = Math.floor((near + far) / 2);
    const first = await firstOfTail(target, middle);
    if (first !== null && first >= at) near = middle;
    else far = middle;
  }
  return far;
};

const pageOfWindow = (window: Window, limit: number, isStart: boolean): LogPage => {
  const whole = isStart ? window.lines : window.lines.filter(({ at }) => at !== window.first);
  const lines = lastRows(whole.slice(-limit));
  const left = window.lines.length - lines.length;
  return {
    lines,
    isStart: isStart && left === 0 && window.passed === 0,
    isEnd: false,
    near: window.tail >= mostEntries ? null : Math.max(0, window.tail - window.passed - left),
  };
};

/** The lines before a place. */
const pageBefore = async (
  target: LogTarget,
  place: LogPlace,
  near: number | undefined,
  limit: number,
): Promise<LogPage> => {
  const keep = limit * 2;
  let window = await readBefore(target, (near ?? limit) + limit + spare, place, keep);
  for (;;) {
    const page = pageOfWindow(window, limit, false);
    if (page.lines.length >= limit) return page;
    if (window.tail >= mostEntries) return pageOfWindow(window, limit, true);
    const start = await firstOfTail(target, mostEntries);
    if (start === null || start === window.first) return pageOfWindow(window, limit, true);
    if (page.lines.length >= fewestLines) return page;
    const reached = await reachBefore(target, place.at, window.tail * growth);
    window = await readBefore(target, reached + limit + spare, place, keep);
    // The start is so near that there is no more to be had.
    const got = pageOfWindow(window, limit, false);
    if (got.lines.length < Math.min(limit, fewestLines))
      window = await readBefore(target, mostEntries, place, keep);
  }
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

/** The lines of a range that come after a place, or all of them. `sawBefore`: the range began before the place. */
const readAfter = async (
  target: LogTarget,
  range: { tail?: number; since?: LogTime },
  place: LogPlace | null,
  limit: number,
) => {
  const found = new FirstRows(limit);
  let passed = 0;
  let sawBefore = false;
  const { ended } = await readLines(
    target,
    range,
    (lines) => {
      for (const line of lines) {
        const isBefore = place !== null && comparePlaces(line, place) <= 0;
        // Within the disorder of two streams, a line may stand after its successor.
        if (isBefore) [passed, sawBefore] = [passed + 1, true];
        else if (range.tail !== undefined && place !== null && !sawBefore) return true;
        else if (!found.add(line)) return true;
      }
      return false;
    },
    keptBytes,
  );
  return { lines: found.rows, ended, passed, sawBefore };
};

/** The lines after a place; without one, the first of all. */
const pageAfter = async (
  target: LogTarget,
  place: LogPlace | null,
  near: number | undefined,
  limit: number,
): Promise<LogPage> => {
  if (place !== null) {
    const tail = (near ?? limit) + spare;
    const { lines, ended, passed, sawBefore } = await readAfter(target, { tail }, place, limit);
    if (sawBefore) return { lines, isStart: false, isEnd: ended, near: Math.max(0, tail - passed) };
  }
  const range = place === null ? {} : { since: moved(place.at, -disorder) };
  const { lines, ended } = await readAfter(target, range, place, limit);
  return { lines, isStart: place === null, isEnd: ended, near: null };
};

/** The last lines of all. */
const newestPage = async (target: LogTarget, limit: number): Promise<LogPage> => {
  for (let tail = limit + 1; ; tail *= growth) {
    const last = new LastLines(limit * 2);
    let first: LogTime | null = null;
    const { entries } = await readLines(
      target,
      { tail },
      (lines) => {
        first ??= lines[0]?.at ?? null;
        for (const line of lines) last.add(line);
        return false;
      },
      keptBytes,
    );
    const window = { lines: last.trim(), passed: last.passed, first, tail };
    const isStart = entries < tail;
    const page = pageOfWindow(window, limit, isStart);
    if (isStart || page.lines.length > 0 || tail > mostEntries) return { ...page, isEnd: true };
  }
};

/** Lines on both sides of a place; the line itself, if it is still held, is the first of the second half. */
const pageAround = async (
  target: LogTarget,
  place: LogPlace,
  near: number | undefined,
  limit: number,
): Promise<LogPage> => {
  const half = Math.max(1, Math.floor(limit / 2));
  const [before, after] = await Promise.all([
    pageBefore(target, place, near, half),
    pageAfter(target, { ...place, nth: place.nth - 1 }, near, half),
  ]);
  return {
    lines: [...before.lines, ...after.lines],
    isStart: before.isStart,
    isEnd: after.isEnd,
    near: before.near,
  };
};

export type PageRequest = {
  side: "before" | "after" | "around";
  place: LogPlace | null;
  near?: number | undefined;
  limit: number;
};

/** A page of a log. What it costs the engine grows with the distance from the nearer end, not with the log. */
export const readPage = (target: LogTarget, { side, place, near, limit }: PageRequest): Promise<LogPage> => {
  if (side === "after") return pageAfter(target, place, near, limit);
  if (place === null) return newestPage(target, limit);
  return side === "before" ? pageBefore(target, place, near, limit) : pageAround(target, place, near, limit);
};

const lineBytes = 1024 * 1024;

/** One line, up to a megabyte of it; null if it is not held any more. */
export const readLine = async (target: LogTarget, place: LogPlace): Promise<LogLineRow | null> => {
  let found: LogLine | null = null;
  await readLines(
    target,
    { since: place.at, until: place.at },
    (lines) => {
      found ??= lines.find(({ nth }) => nth === place.nth) ?? null;
      return found !== null;
    },
    lineBytes,
  );
  return found && toRow(found, lineBytes);
};
