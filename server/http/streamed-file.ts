import type { ServerResponse } from "node:http";
import type { Readable } from "node:stream";
import { pour } from "../engine/pour.ts";
import { contentDisposition } from "./content-disposition.ts";

type About = {
  mediaType: string;
  /** The name to save it under, as it is: any text. */
  fileName: string;
  /** Bytes, where they are known before. */
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
   * Writes it as the answer, as fast as the client takes it. One that breaks off ends the connection, so that a client
   * sees a broken transfer and not a short file. Resolves in any case.
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
    const cut = (): void => void response.socket?.resetAndDestroy();
    // Whatever the source is about: one may take its time to end.
    this.#until?.addEventListener("abort", cut, { once: true });
    await pour(this.bytes, response, { releasing: true }).then(() => response.end(), cut);
    this.#until?.removeEventListener("abort", cut);
  }
}
