import { randomUUID } from "node:crypto";
import { open, statfs, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { CodedError } from "#lib/errors/coded-error.ts";
import { chunksOf } from "../../engine/chunks-of.ts";
import { release } from "../../engine/pour.ts";

/** Room that is left to others on the disk. */
const margin = 64 * 1024 * 1024;

/**
 * Takes in a file whole, on the panel's own disk, before anything of it is passed on. It has no name there from the first
 * moment, so that nothing of it is left, however the panel ends. Rejects with `too_large` where the disk has no room.
 */
export const spool = async (bytes: Readable, length: number, signal: AbortSignal): Promise<Readable> => {
  const { bavail, bsize } = await statfs(tmpdir());
  if (length + margin > bavail * bsize) {
    throw new CodedError("too_large", "The panel's own disk has no room for this file", {
      reason: `Files for a container that does not run are taken in whole first, in ${tmpdir()}`,
    });
  }
  const path = join(tmpdir(), `quayside-upload-${randomUUID()}`);
  const file = await open(path, "wx+", 0o600);
  try {
    await unlink(path);
    for await (const chunk of chunksOf(bytes)) {
      signal.throwIfAborted();
      await file.writeFile(chunk);
      release(chunk);
    }
    return file.createReadStream({ start: 0, autoClose: true, highWaterMark: 256 * 1024 });
  } catch (error) {
    await file.close();
    throw error;
  }
};
