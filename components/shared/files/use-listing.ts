"use client";

import { useCallback, useEffect, useState } from "react";
import { readLines } from "#lib/client/read-lines.ts";
import { type FileEntry, files, type ListingLine } from "#lib/contracts/files.ts";
import { CodedError } from "#lib/errors/coded-error.ts";

/** One line of the table: a name is unique in its folder. */
export type FileRow = FileEntry & { id: string };

export type Listing = {
  state: "loading" | "ready" | "failed";
  /** The folder's own path, where it was reached by a link; null before it is known. */
  path: string | null;
  rows: readonly FileRow[];
  /** Out of the archive of everything below: bytes read so far. Null where the container's own tools tell. */
  archiveBytes: number | null;
  cut: "entries" | "time" | null;
  /** What is at the path, if that is no folder. */
  file: { path: string; entry: FileEntry } | null;
  error: CodedError | null;
};

const nothing: Listing = {
  state: "loading",
  path: null,
  rows: [],
  archiveBytes: null,
  cut: null,
  file: null,
  error: null,
};

/** Thousands of entries come in hundreds of lines; the table is drawn anew some times a second, not for each. */
const drawEveryMs = 200;

const withLine = (listing: Listing, line: ListingLine, rows: FileRow[]): Listing => {
  switch (line.type) {
    case "folder":
      return { ...listing, path: line.path, archiveBytes: line.by === "archive" ? 0 : null };
    case "file":
      return { ...listing, state: "ready", file: { path: line.path, entry: line.entry } };
    case "entries":
      for (const entry of line.entries) rows.push({ ...entry, id: entry.name });
      return listing;
    case "progress":
      return { ...listing, archiveBytes: line.bytes };
    case "end":
      return { ...listing, state: "ready", cut: line.cut };
    case "failed":
      return { ...listing, state: "failed", error: failureOf(line) };
  }
};

const failureOf = ({ code, reason }: { code: string; reason: string }): CodedError =>
  new CodedError(code as CodedError["code"], reason, { reason });

/** A folder of a container, read while it is looked at: what came so far is shown, and going elsewhere ends the reading. */
export const useListing = (
  environment: string,
  container: string,
  path: string,
): { listing: Listing; reload(): void; cancel(): void } => {
  const [listing, setListing] = useState<Listing>(nothing);
  const [round, setRound] = useState(0);
  const [abort, setAbort] = useState<AbortController | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round reads the same folder again.
  useEffect(() => {
    const reading = new AbortController();
    setAbort(reading);
    setListing((before) => (before.path === path ? { ...before, state: "loading" } : nothing));
    void read({ environment, container, path }, reading.signal, (next) => {
      if (!reading.signal.aborted || next.cut) setListing(next);
    });
    return () => reading.abort();
  }, [environment, container, path, round]);
  const reload = useCallback(() => setRound((now) => now + 1), []);
  const cancel = useCallback(() => {
    abort?.abort();
    setListing((now) => (now.state === "loading" ? { ...now, state: "ready", cut: "time" } : now));
  }, [abort]);
  return { listing, reload, cancel };
};

type Place = { environment: string; container: string; path: string };

const read = async (place: Place, signal: AbortSignal, show: (listing: Listing) => void): Promise<void> => {
  let listing = nothing;
  const rows: FileRow[] = [];
  let drawn = 0;
  try {
    for await (const lines of readLines(files.list, place, signal)) {
      for (const line of lines) listing = withLine(listing, line as ListingLine, rows);
      if (listing.state === "loading" && performance.now() - drawn < drawEveryMs) continue;
      drawn = performance.now();
      show({ ...listing, rows: [...rows] });
    }
    if (listing.state === "loading") show({ ...listing, rows, state: "ready" });
  } catch (error) {
    if (error instanceof CodedError && error.code === "cancelled") return;
    const coded = error instanceof CodedError ? error : new CodedError("internal", String(error));
    show({ ...listing, rows, state: "failed", error: coded });
  }
};
