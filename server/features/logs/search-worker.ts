import { parentPort, workerData } from "node:worker_threads";
import { toStamp } from "#lib/logs/at.ts";
import { lineMatcher } from "#lib/logs/filter.ts";
import { createLogLineReader, type LogLine } from "../../engine/log-lines.ts";
import { toRow } from "./line-row.ts";
import type { SearchOrder, SearchPiece, SearchResult } from "./search-messages.ts";

/*
 * A thread of its own, because a regular expression that somebody typed may take for ever: whoever waits for an answer
 * ends the thread. And because a log of a million lines keeps a processor busy for seconds.
 */

const { tty, filter, give, timestamps } = workerData as SearchOrder;
/** A file is given whole lines; who reads rows is shown less. */
const cap = give === "bytes" ? 64 * 1024 * 1024 : 64 * 1024;
const reader = createLogLineReader(tty, cap);
const matches = lineMatcher(filter);
const newline = Buffer.from("\n");
let scanned = 0;
let found = 0;

const fileBytes = (lines: LogLine[]): Uint8Array | null => {
  if (lines.length === 0) return null;
  const parts = lines.flatMap(({ at, bytes }) =>
    timestamps ? [Buffer.from(`${toStamp(at)} `), bytes, newline] : [bytes, newline],
  );
  // A copy, because the thread's buffers are used again.
  return new Uint8Array(Buffer.concat(parts));
};

const search = (lines: LogLine[]): SearchResult => {
  const numbers: number[] = [];
  const wanted = lines.filter(({ bytes, source }, index) => {
    const isWanted = matches(bytes.toString("utf8", 0, 64 * 1024), source);
    if (isWanted) numbers.push(scanned + index + 1);
    return isWanted;
  });
  scanned += lines.length;
  found += wanted.length;
  return {
    rows: give === "rows" ? wanted.map((line) => toRow(line)) : [],
    numbers: give === "rows" ? numbers : [],
    bytes: give === "bytes" ? fileBytes(wanted) : null,
    at: lines.at(-1)?.at ?? null,
    ...{ scanned, found },
  };
};

parentPort?.on("message", (piece: SearchPiece) => {
  const lines = piece
    ? reader.push(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength))
    : reader.end();
  parentPort?.postMessage(search(lines));
});

parentPort?.postMessage("ready");
