import type { LogLineRow } from "#lib/contracts/logs.ts";
import type { LogPlace } from "#lib/logs/at.ts";
import type { LogLine } from "../../engine/log-lines.ts";
import { toRow } from "./line-row.ts";
import { type LogTarget, readLines } from "./read-lines.ts";

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
