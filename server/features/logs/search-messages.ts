import type { LogLineRow } from "#lib/contracts/logs.ts";
import type { LogFilter } from "#lib/logs/filter.ts";

/** What a search's thread is started with. */
export type SearchOrder = {
  tty: boolean;
  filter: LogFilter;
  /** Rows for a reader, or the lines' own bytes for a file. */
  give: "rows" | "bytes";
  /** Files only: each line begins with its stamp. */
  timestamps: boolean;
};

/** A piece of the log's bytes, or its end. */
export type SearchPiece = Uint8Array | null;

/** What one piece has come to. */
export type SearchResult = {
  rows: LogLineRow[];
  /** Which of the lines read so far each row is, from 1. */
  numbers: number[];
  bytes: Uint8Array | null;
  /** Lines read and lines found, over all pieces so far. */
  scanned: number;
  found: number;
  at: string | null;
};
