import type { LogTime } from "#lib/logs/at.ts";
import { firstOfTail } from "./page-window.ts";
import type { LogTarget } from "./read-lines.ts";

/*
 * The engine can begin at the start of a log, at a moment (it decodes up to there from the start, about 6 µs a line), or
 * so many entries before the end (it steps back from there, about 0.3 µs for each with json-file, 2 µs with local). It
 * cannot say how many entries there are. So a place is found from the end: `tail` in growing steps, whose first line
 * tells whether it lies before the place.
 */

/** More entries than any log has: from its start on. */
export const allEntries = 1_000_000_000;
export const growth = 8;
/** A window that holds no more than so many entries too many is read as it is. */
export const fineEntries = 8_000;
/** Of a deep one it may be this part: stepping back once more would take longer than to decode them. */
const fineShare = 1 / 16;

/**
 * The smallest `tail`, or nearly, whose window begins before a moment; `allEntries` where none does. `start`: the log's
 * first moment.
 */
export const reachBefore = async (
  target: LogTarget,
  at: LogTime,
  from: number,
  start: LogTime | null,
): Promise<number> => {
  if (start === null || start >= at) return allEntries;
  const isBefore = async (tail: number): Promise<boolean> => {
    const first = await firstOfTail(target, tail);
    return first === null || first < at;
  };
  let [near, far] = [0, from];
  while (!(await isBefore(far))) {
    // The start has gone meanwhile, and the place with it.
    if (far >= allEntries) return allEntries;
    [near, far] = [far, Math.min(allEntries, far * growth)];
  }
  while (far - near > Math.max(fineEntries, near * fineShare)) {
    const middle = Math.floor((near + far) / 2);
    if (await isBefore(middle)) far = middle;
    else near = middle;
  }
  return far;
};
