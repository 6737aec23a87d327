import { comparePlaces, type LogPlace, moved } from "#lib/logs/at.ts";
import type { LogLine } from "../../engine/log-lines.ts";

/** Lines of two streams may be stamped in another order than they are kept in, within so many nanoseconds. */
export const disorder = 50_000_000n;

type Parted = { before: readonly LogLine[]; self: LogLine | null; after: readonly LogLine[] };
const none: readonly LogLine[] = [];

/**
 * Parts a log's lines at a place: by where it stands in the log, or, where it is gone, by its moment. A line that is
 * stamped a little later may stand before it all the same, so that such ones are held back until it is known.
 */
export const createPlaceSplit = (place: LogPlace) => {
  const limit = moved(place.at, disorder);
  let isPast = false;
  let held: LogLine[] = [];
  const release = (): LogLine[] => {
    const lines = held;
    held = [];
    return lines;
  };
  return {
    /** What is known with this line; once there is something after the place, all that comes is. */
    add(line: LogLine): Parted {
      if (isPast) return { before: none, self: null, after: [line] };
      if (line.at === place.at && line.nth === place.nth) {
        isPast = true;
        return { before: release(), self: line, after: none };
      }
      if (comparePlaces(line, place) < 0) return { before: [...release(), line], self: null, after: none };
      held.push(line);
      if (line.at <= limit) return { before: none, self: null, after: none };
      isPast = true;
      return { before: none, self: null, after: release() };
    },
    get isPast() {
      return isPast;
    },
    /** What was held back when the log ended. */
    end: release,
  };
};
