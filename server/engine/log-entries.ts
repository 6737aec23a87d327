import { type LogTime, parseStamp } from "#lib/logs/at.ts";
import { maxFrameBytes } from "./frames.ts";
import { protocolError } from "./transport/failure.ts";

export type LogSource = "stdout" | "stderr" | "tty";

/**
 * What the engine wrote at once: a line, or a part of one (it cuts lines at 16 kB, and repeats the line's stamp before
 * each part). `payload` is without the stamp, with the newline where there is one, and lies in the chunk it came in.
 */
export type LogEntry = { source: LogSource; at: LogTime; payload: Buffer };

/** Splits a log's bytes, read with `timestamps=1`, into entries. `push` may be given any part; `end` gives what is left. */
export type EntrySplitter = { push(chunk: Buffer): LogEntry[]; end(): LogEntry[] };

/** moby's `daemon/logger/copier.go` cuts lines at so many bytes. */
export const partBytes = 16 * 1024;
const headBytes = 8;
const longestStamp = 40;
const usualStamp = 30;
const space = 0x20;
const newline = 0x0a;
const noTime = "1000000000000000000";

/** Reads stamps; those of one second are added up from its first one. */
const createStampReader = () => {
  let secondText = "";
  let secondDigits = "";
  return (text: string): LogTime | null => {
    const isUsual = text.length === 30 && text.charCodeAt(29) === 0x5a;
    if (isUsual && text.startsWith(secondText) && secondText !== "") return secondDigits + text.slice(20, 29);
    const at = parseStamp(text);
    if (at !== null && isUsual) {
      secondText = text.slice(0, 20);
      secondDigits = at.slice(0, -9);
    }
    return at;
  };
};

/** The stamp at the start of an entry, and where what follows it begins. */
const createHeadReader = () => {
  const read = createStampReader();
  let last: LogTime = noTime;
  /** Where the stamp ends; engines write thirty characters, and are asked for that first. */
  const stampLength = (bytes: Buffer, from: number, end: number): number => {
    if (from + usualStamp < end && bytes[from + usualStamp] === space) return usualStamp;
    return bytes.subarray(from, Math.min(end, from + longestStamp)).indexOf(space);
  };
  return (bytes: Buffer, from: number, end: number): { at: LogTime; next: number } => {
    const gap = stampLength(bytes, from, end);
    const at = gap < 0 ? null : read(bytes.toString("latin1", from, from + gap));
    // An engine that does not stamp: the line keeps its place after the one before it.
    if (at === null) return { at: last, next: from };
    last = at;
    return { at, next: from + gap + 1 };
  };
};

/** For framed logs: a frame is an entry. */
export const createFramedSplitter = (): EntrySplitter => {
  const readHead = createHeadReader();
  let parts: Buffer[] = [];
  let held = 0;
  let wanted = headBytes;

  const frameAt = (bytes: Buffer, at: number): LogEntry | number => {
    if (bytes.length - at < headBytes) return headBytes;
    const kind = bytes[at] as number;
    const length = bytes.readUInt32BE(at + 4);
    if (kind > 3 || bytes[at + 1] !== 0 || length > maxFrameBytes) {
      throw protocolError("The engine's log is not framed as it should be");
    }
    const end = at + headBytes + length;
    if (bytes.length < end) return headBytes + length;
    if (kind === 3)
      throw protocolError(`The engine broke off: ${bytes.toString("utf8", at + 8, end).trim()}`);
    const { at: time, next } = readHead(bytes, at + headBytes, end);
    return { source: kind === 2 ? "stderr" : "stdout", at: time, payload: bytes.subarray(next, end) };
  };

  return {
    push(chunk) {
      parts.push(chunk);
      held += chunk.length;
      // A frame that is not whole yet is not looked at again with every chunk.
      if (held < wanted) return [];
      const bytes = parts.length === 1 ? chunk : Buffer.concat(parts);
      const entries: LogEntry[] = [];
      let at = 0;
      for (;;) {
        const found = frameAt(bytes, at);
        if (typeof found === "number") {
          wanted = found;
          break;
        }
        entries.push(found);
        at += headBytes + bytes.readUInt32BE(at + 4);
      }
      held = bytes.length - at;
      parts = held > 0 ? [bytes.subarray(at)] : [];
      return entries;
    },
    end: () => [],
  };
};

const stampPattern = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z /g;

/**
 * For a terminal's log, which has no frames: an entry ends with a newline or after `partBytes`. What a program left
 * unfinished when it ended stands directly before the next entry's stamp. Such a stamp is not earlier than the entry's
 * own, as a time that a program itself has written is, so that the two are told apart.
 */
export const createRawSplitter = (): EntrySplitter => {
  const readHead = createHeadReader();
  const readStamp = createStampReader();
  let rest: Buffer = Buffer.alloc(0);

  const nextStamp = (text: string, at: LogTime): number => {
    stampPattern.lastIndex = 0;
    for (let hit = stampPattern.exec(text); hit; hit = stampPattern.exec(text)) {
      const time = readStamp(hit[0].slice(0, -1));
      if (hit.index > 0 && time !== null && time >= at) return hit.index;
    }
    return -1;
  };

  const entryAt = (bytes: Buffer, from: number, isEnd: boolean): { entry: LogEntry; end: number } | null => {
    if (bytes.length - from < longestStamp && !isEnd && bytes.indexOf(newline, from) < 0) return null;
    const { at, next } = readHead(bytes, from, bytes.length);
    const most = Math.min(bytes.length, next + partBytes);
    const line = bytes.subarray(next, most).indexOf(newline);
    const isWhole = line >= 0 || most === next + partBytes || isEnd;
    const end = line >= 0 ? next + line + 1 : most;
    if (!isWhole) return null;
    const stray = end - next > 31 ? nextStamp(bytes.toString("latin1", next, end), at) : -1;
    const cut = stray < 0 ? end : next + stray;
    return { entry: { source: "tty", at, payload: bytes.subarray(next, cut) }, end: cut };
  };

  const split = (isEnd: boolean): LogEntry[] => {
    const entries: LogEntry[] = [];
    let at = 0;
    while (at < rest.length) {
      const found = entryAt(rest, at, isEnd);
      if (!found) break;
      entries.push(found.entry);
      at = found.end;
    }
    rest = rest.subarray(at);
    return entries;
  };

  return {
    push(chunk) {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      return split(false);
    },
    end: () => split(true),
  };
};
