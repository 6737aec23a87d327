import type { Readable } from "node:stream";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { TarEntry } from "../../engine/tar/tar-header.ts";
import { TarReader } from "../../engine/tar/tar-reader.ts";
import type { ContainerFiles } from "./container-files.ts";

export type OpenFile = {
  readonly entry: TarEntry;
  body(): AsyncGenerator<Buffer, void, void>;
  close(): Promise<void>;
};

/** Opens a file, past links already (see `locate`), and tells all of its own facts. To be closed, read or not. */
export const openFile = async (
  { client, id }: ContainerFiles,
  path: string,
  signal: AbortSignal,
): Promise<OpenFile> => {
  const archive: Readable = await client.readArchive(id, path, { signal });
  const reader = new TarReader(archive);
  try {
    const entry = await reader.next();
    if (!entry) throw new CodedError("not_found", "There is nothing at this path");
    return { entry, body: () => reader.body(), close: () => reader.close() };
  } catch (error) {
    await reader.close();
    throw error;
  }
};

/** What of an existing file a new one in its place takes over; null where there is none. */
export const factsOf = async (
  files: ContainerFiles,
  path: string,
  signal: AbortSignal,
): Promise<TarEntry> => {
  const file = await openFile(files, path, signal);
  await file.close();
  return file.entry;
};
