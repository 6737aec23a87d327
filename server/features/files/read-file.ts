import { CodedError } from "#lib/errors/coded-error.ts";
import type { TarEntry } from "../../engine/tar/tar-header.ts";
import { TarReader } from "../../engine/tar/tar-reader.ts";
import { openByTool } from "./by-tools.ts";
import type { ContainerFiles } from "./container-files.ts";
import type { Located } from "./locate.ts";
import type { OpenFile } from "./open-file.ts";

/** Opens a file that was located, and tells all of its own facts. To be closed, read or not. */
export const openFile = (files: ContainerFiles, found: Located, signal: AbortSignal): Promise<OpenFile> =>
  found.own ? openByTool(files, found.path, found.own, signal) : openInArchive(files, found.path, signal);

const openInArchive = async (
  { client, id }: ContainerFiles,
  path: string,
  signal: AbortSignal,
): Promise<OpenFile> => {
  const reader = new TarReader(await client.readArchive(id, path, { signal }));
  try {
    const entry = await reader.next();
    if (!entry) throw new CodedError("not_found", "There is nothing at this path");
    return { entry, length: entry.size, body: () => reader.body(), close: () => reader.close() };
  } catch (error) {
    await reader.close();
    throw error;
  }
};

/** What of an existing file, past links already, a new one in its place takes over. */
export const factsOf = async (
  files: ContainerFiles,
  path: string,
  signal: AbortSignal,
): Promise<TarEntry> => {
  const file = await openInArchive(files, path, signal);
  await file.close();
  return file.entry;
};
