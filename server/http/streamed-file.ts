import type { Buffer } from "node:buffer";
import type { ServerResponse } from "node:http";
import type { Readable } from "node:stream";
import { pour } from "../engine/pour.ts";
import { contentDisposition } from "./content-disposition.ts";

type About = {
  mediaType: string;
  /** The name to save it under, as it is: any text. */
  fileName: string;
  /** Bytes, where they are known before. An answer that turns out to be of another length breaks off. */
  length?: number | undefined;
};

/** An answer that is a file: bytes of any number, sent as they come. Its chunks are nobody else's (see `pour`). */
export class StreamedFile {
  readonly bytes: Readable;
  readonly about: About;
  #until: AbortSignal | undefined;
  constructor(bytes: Readable, about: About) {
    this.bytes = bytes;
    this.about = about;
    // Nobody may be reading yet when it breaks.
    bytes.on("error", () => undefined);
  }

  /** Calls `done` once the file has gone out, or broken off. */
  whenClosed(done: () => void): void {
    if (this.bytes.closed) done();
    else this.bytes.once("close", done);
  }

  /** The same, which breaks off as soon as `signal` is aborted, and calls `done` once, however it ends. */
  guarded(signal: AbortSignal, done: () => void): StreamedFile {
    this.#until = signal;
    const end = (): void => void this.bytes.destroy(signal.reason as Error);
    signal.addEventListener("abort", end, { once: true });
    this.whenClosed(() => {
      signal.removeEventListener("abort", end);
      done();
    });
    if (signal.aborted) end();
    return this;
  }

  /**
   * Writes it as the answer, as fast as the client takes it. One that breaks off, or is not as long as it was said to be,
   * ends the connection, so that a client sees a broken transfer and not a short file. Resolves in any case.
   */
  async send(response: ServerResponse): Promise<void> {
    const { mediaType, fileName, length } = this.about;
    response.writeHead(200, {
      "content-type": mediaType,
      "content-disposition": contentDisposition(fileName),
      "cache-control": "no-store",
      ...(length === undefined ? {} : { "content-length": length }),
    });
    // What the system still holds for a client that is behind is not sent either.
    const cut = (): void => {
      // The answer has no socket of its own while one before it on the same connection is still going out.
      response.req.socket.resetAndDestroy();
      response.destroy();
    };
    const isWhole = length === undefined ? () => true : this.#measured(length, cut);
    // Whatever the source is about: one may take its time to end.
    this.#until?.addEventListener("abort", cut, { once: true });
    await pour(this.bytes, response, { releasing: true }).then(
      () => (isWhole() ? response.end() : cut()),
      cut,
    );
    this.#until?.removeEventListener("abort", cut);
  }

  /**
   * Tells at the end whether there were as many bytes as announced. Calls `tooMany` before a byte more is written: a client
   * would take it for the start of the next answer. To be called right before the bytes are poured.
   */
  #measured(length: number, tooMany: () => void): () => boolean {
    let given = 0;
    this.bytes.on("data", (chunk: Buffer) => {
      given += chunk.length;
      if (given <= length) return;
      tooMany();
      this.bytes.destroy();
    });
    return () => given === length;
  }
}
