import { Buffer } from "node:buffer";
import { Readable } from "node:stream";
import { CodedError } from "#lib/errors/coded-error.ts";
import { chunksOf } from "../../engine/chunks-of.ts";
import { archiveEnd, type NewEntry, paddingOf, writeHeader } from "../../engine/tar/tar-header.ts";

/**
 * The archive of one file whose bytes are still to come. It fails where they are not as many as were announced: what is
 * short must not pass for a whole file. `bytes` is destroyed with it.
 */
export const archiveOfFile = (entry: NewEntry & { kind: "file" }, bytes: Readable): Readable => {
  async function* parts(): AsyncGenerator<Buffer, void, void> {
    yield writeHeader(entry);
    let left = entry.size;
    for await (const chunk of chunksOf(bytes)) {
      left -= chunk.length;
      if (left < 0) break;
      yield chunk;
    }
    if (left !== 0) throw new CodedError("invalid_input", "The file is not of the size that was announced");
    yield Buffer.alloc(paddingOf(entry.size));
    yield archiveEnd;
  }
  const archive = Readable.from(parts(), { objectMode: true, highWaterMark: 2 });
  // A generator that was never begun would leave its source open.
  archive.once("close", () => bytes.destroy());
  return archive;
};

/** How long the archive of a file is, in bytes. */
export const archiveBytes = (entry: NewEntry & { kind: "file" }): number =>
  writeHeader(entry).length + entry.size + paddingOf(entry.size) + archiveEnd.length;

/** The archive of one empty folder. */
export const archiveOfFolder = (entry: NewEntry & { kind: "folder" }): Readable =>
  Readable.from([writeHeader(entry), archiveEnd]);
