import type { Buffer } from "node:buffer";
import { finished, type Readable, type Writable } from "node:stream";

export type Pouring = {
  /**
   * Each chunk is nobody's once it is written, so its memory is given back at once. Left to the garbage collector, a large
   * transfer has it walk the whole heap for every twenty megabytes, which takes four times as long as the transfer itself.
   */
  readonly releasing: boolean;
};

/**
 * Writes all that comes from `source` to `sink`, chunk by chunk as they come and as fast as they are taken; `sink` is not
 * ended. Resolves when the last chunk was handed over. Rejects with the error of the side that broke off, `source` being
 * destroyed by then.
 */
export const pour = (source: Readable, sink: Writable, { releasing }: Pouring): Promise<void> =>
  new Promise((resolve, reject) => {
    // What the other side says meanwhile is heard first: a write into a connection it has closed would drown its words.
    const onDrain = (): void => void setImmediate(() => source.resume());
    const onData = (chunk: Buffer): void => {
      const isTaken = sink.write(chunk, releasing ? (error) => error ?? release(chunk) : undefined);
      if (!isTaken) source.pause();
    };
    const settle = (error: Error | null | undefined): void => {
      stopSource();
      stopSink();
      source.off("data", onData);
      sink.off("drain", onDrain);
      if (error) {
        source.destroy();
        reject(error);
      } else resolve();
    };
    const stopSource = finished(source, { writable: false }, settle);
    const stopSink = finished(sink, { readable: false }, settle);
    sink.on("drain", onDrain);
    source.on("data", onData);
  });

/** Smaller ones come out of a pool that others share, or are not worth it. */
const smallest = 16 * 1024;

/** Frees what a chunk stands on, if that is the chunk's alone. The chunk is empty afterwards. */
export const release = ({ buffer, byteLength }: Buffer): void => {
  if (byteLength < smallest || byteLength !== buffer.byteLength) return;
  if (buffer instanceof ArrayBuffer) buffer.transfer(0);
};
