import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { type FileText, maxTextBytes, type TextEncoding } from "#lib/contracts/files.ts";
import { baseName, parentPath } from "#lib/docker/file-path.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { TarEntry } from "../../engine/tar/tar-header.ts";
import type { UploadedFile } from "../../http/uploaded-file.ts";
import { archiveOfFile } from "./archive-of.ts";
import type { ContainerFiles } from "./container-files.ts";
import { toFileEntry } from "./list-by-archive.ts";
import { locate, unwritable } from "./locate.ts";
import { openFile } from "./read-file.ts";
import { readText, writeText } from "./text-encoding.ts";

/** Names one state of a file: when it was written, how long it is, and what is in it. */
const versionOf = (modifiedAt: number, bytes: Buffer): string =>
  `${Math.floor(modifiedAt / 1000)}-${bytes.length}-${createHash("sha256").update(bytes).digest("hex")}`;

type Read = { path: string; entry: TarEntry; bytes: Buffer | null; isWritable: boolean };

/** A file's bytes, past links; null where there are more than are shown. Rejects what is no file. */
const readBytes = async (files: ContainerFiles, path: string, signal: AbortSignal): Promise<Read> => {
  const found = await locate(files, path, signal);
  if (found.stat.kind !== "file") {
    throw new CodedError("engine_refused", "Only a file has a text", {
      reason: `This is a ${found.stat.kind}`,
    });
  }
  const file = await openFile(files, found, signal);
  try {
    const bytes = file.entry.size <= maxTextBytes ? await atMost(maxTextBytes, file.body()) : null;
    return { path: found.path, entry: file.entry, bytes, isWritable: found.own === null };
  } finally {
    await file.close();
  }
};

/** All bytes, or null where there are more than that. */
const atMost = async (most: number, bytes: AsyncIterable<Buffer>): Promise<Buffer | null> => {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > most) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
};

/** The text of a file, or why it has none that could be shown. */
export const readFileText = async (
  files: ContainerFiles,
  path: string,
  signal: AbortSignal,
): Promise<FileText> => {
  const read = await readBytes(files, path, signal);
  const entry = toFileEntry(read.entry, baseName(read.path));
  if (!read.bytes) return { state: "too-large", path: read.path, entry };
  const found = readText(read.bytes);
  if (!found) return { state: "binary", path: read.path, entry };
  return {
    state: "text",
    path: read.path,
    entry,
    ...found,
    version: versionOf(read.entry.modifiedAt, read.bytes),
    isWritable: read.isWritable,
  };
};

/** Text of 1 MB as UTF-8, whatever it is written as in the end. */
const maxSentBytes = 4 * maxTextBytes;

/** The whole of a small body. Rejects with `too_large` before more than that is held. */
const receive = async ({ bytes, length }: UploadedFile): Promise<string> => {
  const tooLarge = new CodedError(
    "too_large",
    `A text of more than ${maxTextBytes} bytes is not edited here`,
  );
  if (length !== null && length > maxSentBytes) throw tooLarge;
  const all = await atMost(maxSentBytes, bytes);
  if (!all) throw tooLarge;
  return all.toString("utf8");
};

type Saving = { path: string; version: string; encoding: TextEncoding; file: UploadedFile };

/**
 * Writes a file's text where it still is the version that was read, else rejects with `conflict`. Mode and owner stay, and
 * what extended attributes the engine tells of.
 * The archive is sent as a whole, from memory: a client that goes away has not changed anything.
 */
export const saveFileText = async (
  files: ContainerFiles,
  { path, version, encoding, file }: Saving,
  signal: AbortSignal,
): Promise<{ version: string }> => {
  const bytes = writeText(await receive(file), encoding);
  if (bytes.length > maxTextBytes) {
    throw new CodedError("too_large", `A text of more than ${maxTextBytes} bytes is not edited here`);
  }
  const before = await readBytes(files, path, signal);
  if (!before.isWritable) throw unwritable(path);
  const now = before.bytes && versionOf(before.entry.modifiedAt, before.bytes);
  if (now !== version) {
    throw new CodedError("conflict", "The file was changed by somebody else meanwhile", {
      reason: `${baseName(before.path)} is no longer what was read`,
    });
  }
  signal.throwIfAborted();
  const { permissions, uid, gid, attributes } = before.entry;
  const modifiedAt = Math.floor(Date.now() / 1000) * 1000;
  const name = baseName(before.path);
  const facts = { permissions, uid, gid, attributes, modifiedAt };
  const entry = { name, kind: "file" as const, size: bytes.length, ...facts };
  await files.client.writeArchive(
    files.id,
    parentPath(before.path),
    archiveOfFile(entry, Readable.from(bytes.length > 0 ? [bytes] : [])),
  );
  return { version: versionOf(modifiedAt, bytes) };
};
