import type { ListingLine } from "#lib/contracts/files.ts";
import { baseName } from "#lib/docker/file-path.ts";
import { isCodedError } from "#lib/errors/coded-error.ts";
import { unreadable } from "./by-tools.ts";
import type { ContainerFiles } from "./container-files.ts";
import { listByArchive } from "./list-by-archive.ts";
import { listByTools } from "./list-by-tools.ts";
import { locate } from "./locate.ts";

/** More than a person looks through, and what a browser holds with ease. */
const maxEntries = 100_000;
const maxMs = 60_000;

/**
 * A folder's entries, line by line. The first line is there when this resolves, so that what cannot be listed at all is
 * refused as such; whatever goes wrong later is the last line.
 */
export const listing = async (
  files: ContainerFiles,
  path: string,
  signal: AbortSignal,
): Promise<AsyncGenerator<ListingLine, void, void>> => {
  const inTime = AbortSignal.timeout(maxMs);
  const either = AbortSignal.any([signal, inTime]);
  const lines = files.runs ? byTools(files, path, either) : byArchive(files, path, either);
  const first = await lines.next();
  return bounded(first, lines, inTime);
};

type Lines = AsyncGenerator<ListingLine, void, void>;

async function* byTools(files: ContainerFiles, path: string, signal: AbortSignal): Lines {
  const batches = listByTools(files, path, signal);
  const first = await batches.next();
  if (first.done && !first.value.told) return yield* byArchive(files, path, signal);
  yield { type: "folder", path, by: "tools" };
  if (first.done) return;
  yield { type: "entries", entries: first.value };
  for await (const entries of batches) yield { type: "entries", entries };
}

async function* byArchive(files: ContainerFiles, path: string, signal: AbortSignal): Lines {
  const found = await locate(files, path, signal);
  if (found.stat.kind !== "folder") {
    const { kind, size, permissions, modifiedAt } = found.stat;
    const { uid, gid } = found.own ?? { uid: null, gid: null };
    const unknown = { owner: null, group: null, target: null };
    const entry = { name: baseName(found.path), kind, size, permissions, modifiedAt, uid, gid, ...unknown };
    return yield { type: "file", path: found.path, entry };
  }
  if (found.own) throw unreadable("The container has no find of its own that may read this folder");
  yield { type: "folder", path: found.path, by: "archive" };
  for await (const { entries, bytes } of listByArchive(files, found.path, signal)) {
    if (entries.length > 0) yield { type: "entries", entries };
    yield { type: "progress", bytes };
  }
}

async function* bounded(first: IteratorResult<ListingLine, void>, lines: Lines, inTime: AbortSignal): Lines {
  if (first.done) return;
  yield first.value;
  if (first.value.type === "file") return;
  try {
    yield* counted(lines);
  } catch (error) {
    if (!isCodedError(error)) throw error;
    if (inTime.aborted) yield { type: "end", cut: "time" };
    else yield { type: "failed", code: error.code, reason: error.details.reason ?? error.message };
  } finally {
    await lines.return();
  }
}

async function* counted(lines: Lines): Lines {
  let left = maxEntries;
  for await (const line of lines) {
    if (line.type !== "entries") yield line;
    else {
      yield { type: "entries", entries: line.entries.slice(0, left) };
      left -= line.entries.length;
      if (left < 0) return yield { type: "end", cut: "entries" };
    }
  }
  yield { type: "end", cut: null };
}
