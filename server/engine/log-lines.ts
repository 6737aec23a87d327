import type { LogTime } from "#lib/logs/at.ts";
import {
  createFramedSplitter,
  createRawSplitter,
  type LogEntry,
  type LogSource,
  partBytes,
} from "./log-entries.ts";

/** One line of a log as it was written. */
export type LogLine = {
  at: LogTime;
  /** Its place among the lines of the same moment, in the log's order. */
  nth: number;
  source: LogSource;
  /** Without the newline, and not more than the cap. */
  bytes: Buffer;
  /** How long it is in truth. */
  size: number;
};

export type LogLineReader = {
  push(chunk: Buffer): LogLine[];
  /** The lines that had no newline when the log ended. */
  end(): LogLine[];
  /** How many entries have been read. */
  readonly entries: number;
};

type Open = { at: LogTime; source: LogSource; parts: Buffer[]; kept: number; size: number; lastPart: number };

/** So much of a line is kept. */
const defaultLineCap = 64 * 1024;

/**
 * Reads lines out of a container's log (asked for with `timestamps=1`): takes the stamps away and joins the parts of
 * long lines, whose parts on the other stream may stand between them. Work is linear, and memory is bounded by the cap.
 */
export const createLogLineReader = (tty: boolean, cap = defaultLineCap): LogLineReader => {
  const splitter = tty ? createRawSplitter() : createFramedSplitter();
  const open = new Map<LogSource, Open>();
  let lastAt = "";
  let nth = 0;
  let entries = 0;

  const finish = (line: Open): LogLine => {
    nth = line.at === lastAt ? nth + 1 : 0;
    lastAt = line.at;
    const [first] = line.parts;
    const bytes = line.parts.length === 1 && first ? first : Buffer.concat(line.parts);
    return { at: line.at, nth, source: line.source, bytes, size: line.size };
  };

  const add = (line: Open, payload: Buffer): void => {
    const room = cap - line.kept;
    if (room > 0) line.parts.push(payload.length <= room ? payload : payload.subarray(0, room));
    line.kept = Math.min(cap, line.kept + payload.length);
    line.size += payload.length;
    line.lastPart = payload.length;
  };

  /** A part of the same line has its stamp, or, from older engines, follows one that was cut at the engine's bound. */
  const continues = (line: Open, entry: LogEntry): boolean =>
    line.at === entry.at || line.lastPart >= partBytes;

  const take = (entry: LogEntry, lines: LogLine[]): void => {
    entries += 1;
    const { source, payload } = entry;
    let line = open.get(source);
    if (line && !continues(line, entry)) {
      lines.push(finish(line));
      line = undefined;
    }
    const isWhole = payload.length > 0 && payload[payload.length - 1] === 0x0a;
    const content = isWhole ? payload.subarray(0, -1) : payload;
    line ??= { at: entry.at, source, parts: [], kept: 0, size: 0, lastPart: 0 };
    add(line, content);
    if (isWhole) {
      lines.push(finish(line));
      open.delete(source);
    } else open.set(source, line);
  };

  const takeAll = (found: LogEntry[]): LogLine[] => {
    const lines: LogLine[] = [];
    for (const entry of found) take(entry, lines);
    return lines;
  };

  return {
    push: (chunk) => takeAll(splitter.push(chunk)),
    end: () => {
      const lines = takeAll(splitter.end());
      for (const line of open.values()) lines.push(finish(line));
      open.clear();
      return lines;
    },
    get entries() {
      return entries;
    },
  };
};
