import type { LogTime } from "#lib/logs/at.ts";
import { logLimits } from "./limits.ts";
import { allEntries, fineEntries, growth } from "./page-reach.ts";
import { firstOfTail, readBefore } from "./page-window.ts";
import { type LogTarget, readLines } from "./read-lines.ts";

/** `entries` is null where counting would take too long; `upTo` is the newest line that is counted. */
type LogCount = { entries: number | null; upTo: LogTime | null };

/** A `tail` that does not reach the log's start, by less than `fineEntries`. */
const nearlyAll = async (target: LogTarget, start: LogTime): Promise<number> => {
  const reaches = async (tail: number): Promise<boolean> => {
    const first = await firstOfTail(target, tail);
    return first === null || first <= start;
  };
  let [near, far] = [fineEntries / growth, fineEntries];
  while (far < allEntries && !(await reaches(far))) {
    [near, far] = [far, Math.min(allEntries, far * growth)];
  }
  while (far - near > fineEntries) {
    const middle = Math.floor((near + far) / 2);
    if (await reaches(middle)) far = middle;
    else near = middle;
  }
  return near;
};

/** The lines before a moment, from the start on. */
const linesBefore = async (target: LogTarget, at: LogTime): Promise<number> => {
  let count = 0;
  await readLines(target, {}, (lines) => {
    const end = lines.findIndex((line) => line.at >= at);
    count += end < 0 ? lines.length : end;
    return end >= 0;
  });
  return count;
};

const count = async (target: LogTarget): Promise<LogCount> => {
  const few = await readBefore(target, fineEntries / growth, null, 1);
  const newest = few.lines.at(-1)?.at ?? null;
  if (few.first === null || few.entries < few.tail) return { entries: few.entries, upTo: newest };
  const start = await firstOfTail(target, allEntries);
  const tail = await nearlyAll(target, start ?? few.first);
  // Once more, because the end has moved on meanwhile.
  const first = await firstOfTail(target, tail);
  const last = await readBefore(target, 1, null, 1);
  const before = first === null ? 0 : await linesBefore(target, first);
  return { entries: tail + before, upTo: last.lines.at(-1)?.at ?? newest };
};

/**
 * Counts a log without reading it: the engine steps back over entries some twenty times as fast as it decodes them, and
 * decodes no more than `fineEntries` of them here. Given up after `countMs`.
 */
export const countEntries = async (target: LogTarget): Promise<LogCount> => {
  const timeout = AbortSignal.timeout(logLimits.countMs);
  const signal = AbortSignal.any([target.signal, timeout]);
  try {
    return await count({ ...target, signal });
  } catch (error) {
    if (timeout.aborted && !target.signal.aborted) return { entries: null, upTo: null };
    throw error;
  }
};
