import type { LogLineRow } from "#lib/contracts/logs.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { LogPlace, LogTime } from "#lib/logs/at.ts";
import { logLimits } from "./limits.ts";
import { allEntries, growth, reachBefore } from "./page-reach.ts";
import { firstOfTail, lastRows, readAfter, readBefore, type Window } from "./page-window.ts";
import type { LogTarget } from "./read-lines.ts";

/**
 * Lines in the log's order. `near`: how many entries from the end the place is where the next page in the same direction
 * begins, where that is known.
 */
export type LogPage = { lines: LogLineRow[]; isStart: boolean; isEnd: boolean; near: number | null };

/** For what was written since the place was told. */
const spare = 64;
/** A page with fewer lines than this is not worth a request of its own, unless there are no more. */
const fewestLines = 100;
/** A place among so many first lines is found from the start. */
const firstLines = 10_000;

const pageOfWindow = (window: Window, limit: number, isStart: boolean): LogPage => {
  const whole = isStart ? window.lines : window.lines.filter(({ at }) => at !== window.first);
  const lines = lastRows(whole.slice(-limit));
  const left = window.lines.length - lines.length;
  return {
    lines,
    isStart: isStart && left === 0 && window.passed === 0,
    isEnd: false,
    near: window.tail >= allEntries ? null : Math.max(0, window.tail - window.passed - left),
  };
};

/** The log's first moment. One without a line has none, and must not be followed until there is one. */
const startOf = async (target: LogTarget, window: Window): Promise<LogTime | null> => {
  const isEmpty = window.entries === 0 && (await readBefore(target, 1, null, 1)).entries === 0;
  return isEmpty ? null : firstOfTail(target, allEntries);
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
    if (window.tail >= allEntries) return pageOfWindow(window, limit, true);
    const start = await startOf(target, window);
    if (start === null || start === window.first) return pageOfWindow(window, limit, true);
    if (page.lines.length >= fewestLines) return page;
    const reached = await reachBefore(target, place.at, window.tail * growth, start);
    window = await readBefore(target, reached + limit + spare, place, keep);
    // The start is so near that there is no more to be had.
    const got = pageOfWindow(window, limit, false);
    if (got.lines.length < Math.min(limit, fewestLines))
      window = await readBefore(target, allEntries, place, keep);
  }
};

/** The lines after a place; without one, the first of all. */
const pageAfter = async (
  target: LogTarget,
  place: LogPlace | null,
  near: number | undefined,
  limit: number,
  withSelf = false,
): Promise<LogPage> => {
  if (place === null) {
    const { lines, ended } = await readAfter(target, {}, null, limit);
    return { lines, isStart: true, isEnd: ended, near: null };
  }
  const fromEnd = async (tail: number): Promise<LogPage | null> => {
    const { lines, ended, passed, sawBefore } = await readAfter(target, { tail, withSelf }, place, limit);
    const next = Math.max(0, tail - passed - lines.length);
    return sawBefore ? { lines, isStart: false, isEnd: ended, near: next } : null;
  };
  const tail = (near ?? limit) + spare;
  const found = await fromEnd(tail);
  if (found) return found;
  const early = await readAfter(target, { mostBefore: firstLines, withSelf }, place, limit);
  const isEarly = early.lines.length > 0 || early.ended;
  if (isEarly) return { lines: early.lines, isStart: !early.sawBefore, isEnd: early.ended, near: null };
  const start = await firstOfTail(target, allEntries);
  const reached = await reachBefore(target, place.at, tail * growth, start);
  const page = await fromEnd(reached + spare);
  if (page) return page;
  const { lines, ended } = await readAfter(target, { withSelf }, place, limit);
  return { lines, isStart: false, isEnd: ended, near: null };
};

/** The last lines of all. */
const newestPage = async (target: LogTarget, limit: number): Promise<LogPage> => {
  for (let tail = limit + 1; ; tail *= growth) {
    const window = await readBefore(target, tail, null, limit * 2);
    const isStart = window.entries < tail;
    const page = pageOfWindow(window, limit, isStart);
    if (isStart || page.lines.length > 0 || tail > allEntries) return { ...page, isEnd: true };
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
  const before = await pageBefore(target, place, near, half);
  // How far it is has been found out by then.
  const here = before.near === null ? near : before.near - before.lines.length;
  const after = await pageAfter(target, place, here, half, true);
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

const readSide = (target: LogTarget, { side, place, near, limit }: PageRequest): Promise<LogPage> => {
  if (side === "after") return pageAfter(target, place, near, limit);
  if (place === null) return newestPage(target, limit);
  return side === "before" ? pageBefore(target, place, near, limit) : pageAround(target, place, near, limit);
};

/**
 * A page of a log. What it costs the engine grows with the distance from the nearer end, not with the log. Rejects with
 * `engine_timeout` where it takes longer than `pageMs`.
 */
export const readPage = async (target: LogTarget, request: PageRequest): Promise<LogPage> => {
  const timeout = AbortSignal.timeout(logLimits.pageMs);
  try {
    return await readSide({ ...target, signal: AbortSignal.any([target.signal, timeout]) }, request);
  } catch (error) {
    if (!timeout.aborted || target.signal.aborted) throw error;
    throw new CodedError("engine_timeout", "Reading this part of the log took too long", {
      reason: `It was given up after ${logLimits.pageMs / 1000} s`,
    });
  }
};
