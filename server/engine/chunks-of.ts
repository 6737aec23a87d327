import type { Buffer } from "node:buffer";
import { on } from "node:events";
import type { Readable } from "node:stream";

/**
 * What comes from `source`, in the very chunks in which it comes: a stream's own iterator joins those that wait, which
 * costs a copy of every byte. `source` is held back while nobody asks, and destroyed when the iterator ends.
 */
export const chunksOf = (source: Readable): AsyncGenerator<Buffer, void, void> => {
  const isOver = source.destroyed;
  const events = on(source, "data", { close: ["end", "close"], highWaterMark: 4, lowWaterMark: 2 });
  async function* chunks(): AsyncGenerator<Buffer, void, void> {
    try {
      if (!isOver) for await (const [chunk] of events) yield chunk as Buffer;
      if (!source.readableEnded) throw source.errored ?? new Error("The stream was closed before its end");
    } finally {
      source.destroy();
    }
  }
  return chunks();
};
