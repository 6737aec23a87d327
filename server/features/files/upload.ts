import type { Readable } from "node:stream";
import { baseName, joinPath, parentPath } from "#lib/docker/file-path.ts";
import { CodedError, isCodedError } from "#lib/errors/coded-error.ts";
import type { NewEntry } from "../../engine/tar/tar-header.ts";
import type { UploadedFile } from "../../http/uploaded-file.ts";
import { archiveBytes, archiveOfFile } from "./archive-of.ts";
import type { ContainerFiles } from "./container-files.ts";
import { assertWritable, locate, statOrNull } from "./locate.ts";
import { factsOf } from "./read-file.ts";
import { doByTool } from "./run-tool.ts";
import { spool } from "./spool.ts";

type Uploading = {
  path: string;
  replace: boolean;
  file: UploadedFile;
  /** Under which name it stands until it is whole. */
  partName: string;
};

/**
 * Puts a file into a folder, whole or not at all. The engine writes as bytes come and leaves a part where they break off.
 * So a container that runs, and has `rm`, gets it under another name first, which its own `mv` puts in place and `rm`
 * takes away; for all others the panel takes it in whole before it sends anything.
 */
export const uploadFile = async (
  files: ContainerFiles,
  { path, replace, file, partName }: Uploading,
  signal: AbortSignal,
): Promise<{ path: string }> => {
  if (file.length === null) {
    throw new CodedError("invalid_input", "The length of the file must be known: send Content-Length");
  }
  await assertWritable(files, path, signal);
  const part = joinPath(parentPath(path), partName);
  const [entry, tidies] = await Promise.all([
    newEntry(files, { path, replace, size: file.length }, signal),
    canTidy(files, part, signal),
  ]);
  if (tidies) await sendAside(files, { entry, path, part, bytes: file.bytes }, signal);
  else await send(files, path, entry, await spool(file.bytes, file.length, signal), signal);
  return { path };
};

/** Mode and owner of what is replaced; else what `docker cp` gives: root's, and readable by all. */
const newEntry = async (
  files: ContainerFiles,
  { path, replace, size }: { path: string; replace: boolean; size: number },
  signal: AbortSignal,
): Promise<NewEntry & { kind: "file" }> => {
  const there = await statOrNull(files, path, signal);
  if (there && (!replace || there.kind === "folder")) throw taken(path);
  // The file would come to lie in that folder. A link to anything else is replaced itself.
  if (there?.kind === "link" && (await leadsToFolder(files, path, signal)))
    throw taken(path, "a link to a folder");
  const old = there?.kind === "file" ? await factsOf(files, path, signal) : null;
  const { permissions, uid, gid } = old ?? { permissions: 0o644, uid: 0, gid: 0 };
  const facts = { permissions, uid, gid, modifiedAt: Date.now() };
  return { name: baseName(path), kind: "file", size, ...facts, attributes: old?.attributes ?? new Map() };
};

const taken = (path: string, what?: string): CodedError =>
  new CodedError("conflict", "There is something of this name already", {
    reason: what === undefined ? baseName(path) : `${baseName(path)} is ${what}`,
  });

const leadsToFolder = async (files: ContainerFiles, path: string, signal: AbortSignal): Promise<boolean> => {
  try {
    return (await locate(files, path, signal)).stat.kind === "folder";
  } catch (error) {
    if (isCodedError(error) && error.code === "not_found") return false;
    throw error;
  }
};

/** Whether what breaks off can be taken away again: it runs, its `rm` does, and as root, as whom the engine writes. */
const canTidy = async (files: ContainerFiles, part: string, signal: AbortSignal): Promise<boolean> =>
  files.runs && files.isRoot && (await doByTool(files, ["rm", "-f", "--"], [part], signal)).exitCode === 0;

const send = async (
  { client, id }: ContainerFiles,
  path: string,
  entry: NewEntry & { kind: "file" },
  bytes: Readable,
  signal: AbortSignal,
): Promise<void> => {
  const named = { ...entry, name: baseName(path) };
  const stream = { releasing: true, bytes: archiveBytes(named) };
  await client.writeArchive(id, parentPath(path), archiveOfFile(named, bytes), { signal, stream });
};

/** Long enough for a container under load; whoever sent the file may be gone already. */
const tidyMs = 60_000;

const sendAside = async (
  files: ContainerFiles,
  {
    entry,
    path,
    part,
    bytes,
  }: { entry: NewEntry & { kind: "file" }; path: string; part: string; bytes: Readable },
  signal: AbortSignal,
): Promise<void> => {
  try {
    await send(files, part, entry, bytes, signal);
    const moved = await doByTool(files, ["mv", "-f", "--"], [part, path], AbortSignal.timeout(tidyMs));
    if (moved.exitCode !== 0)
      throw new CodedError("engine_refused", "mv failed", { reason: moved.complaint });
    // A folder, or a link to one, that was put there meanwhile has swallowed it.
    const kind = (await statOrNull(files, path, AbortSignal.timeout(tidyMs)))?.kind;
    if (kind === "folder" || kind === "link") throw taken(path, "a folder now, or a link to one");
  } catch (error) {
    const swallowed = joinPath(path, baseName(part));
    await doByTool(files, ["rm", "-f", "--"], [part, swallowed], AbortSignal.timeout(tidyMs));
    throw error;
  }
};
