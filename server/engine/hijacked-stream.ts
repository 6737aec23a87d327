import type { IncomingMessage } from "node:http";
import { Duplex } from "node:stream";
import type { CodedError } from "#lib/errors/coded-error.ts";
import { createFrameParser, type FrameParser, type OutputPiece } from "./frames.ts";
import { cancelledError, explainSocketError } from "./transport/failure.ts";

export type HijackOptions = {
  /** Whether the far side is a terminal. `undefined`: read it from the answer's Content-Type (API 1.42 and newer). */
  readonly tty: boolean | undefined;
  readonly signal: AbortSignal | undefined;
};

const multiplexed = "application/vnd.docker.multiplexed-stream";

const rawParser: FrameParser = {
  push: (chunk) => (chunk.byteLength > 0 ? [{ source: "tty", bytes: chunk }] : []),
  end: () => undefined,
};

/**
 * A process's input and output over a connection taken from HTTP. Read it for `OutputPiece` objects; write bytes to it
 * for standard input. `pause` holds back the engine itself (nothing piles up here), `end` half-closes (end of input, the
 * output goes on), `destroy` drops the connection in every state.
 *
 * `end` does NOT mean that the process exited: a killed daemon ends the stream in the same way. Ask `execInspect` or
 * `inspectContainer` before telling anyone an exit code.
 *
 * An error listener is present from the start, so a reset never ends the process; `failure` holds what went wrong.
 */
export class HijackedStream extends Duplex {
  /** Whether output is a terminal's: one stream of bytes, without frames. */
  readonly tty: boolean;
  #failure: CodedError | null = null;
  readonly #socket: Duplex;
  readonly #parser: FrameParser;

  constructor(socket: Duplex, head: Buffer, tty: boolean) {
    super({
      readableObjectMode: true,
      readableHighWaterMark: 4,
      writableHighWaterMark: 64 * 1024,
      allowHalfOpen: true,
    });
    this.tty = tty;
    this.#socket = socket;
    this.#parser = tty ? rawParser : createFrameParser();
    this.on("error", (error) => {
      this.#failure ??= error as CodedError;
    });
    socket.on("data", (chunk: Buffer) => this.#take(chunk));
    socket.once("end", () => this.#finish());
    socket.on("error", (error) => this.#fail(error));
    socket.once("close", () => this.#closed());
    if (head.byteLength > 0) this.#take(head);
  }

  /** What broke the stream, if something did. */
  get failure(): CodedError | null {
    return this.#failure;
  }

  #take(chunk: Buffer): void {
    let wantsMore = true;
    try {
      for (const piece of this.#parser.push(chunk)) wantsMore = this.push(piece satisfies OutputPiece);
    } catch (error) {
      this.#fail(error);
    }
    if (!wantsMore) this.#socket.pause();
  }

  #finish(): void {
    try {
      this.#parser.end();
      this.push(null);
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    this.destroy(explainSocketError(error, { sent: true, mutation: false }));
  }

  #closed(): void {
    if (!this.readableEnded && !this.destroyed) this.push(null);
    if (this.writableEnded || this.destroyed) return;
    this.end();
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    if (this.#socket.destroyed || this.#socket.writableEnded) {
      done();
      return;
    }
    this.#socket.write(chunk, (error) =>
      done(error ? explainSocketError(error, { sent: true, mutation: false }) : null),
    );
  }

  override _final(done: (error?: Error | null) => void): void {
    if (this.#socket.destroyed) done();
    else this.#socket.end(() => done());
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#socket.destroy();
    done(error);
  }
}

/** Wraps an upgraded connection, in the same tick as the upgrade. An aborted signal destroys it, at any time. */
export const hijack = (
  upgraded: { readonly response: IncomingMessage; readonly socket: Duplex; readonly head: Buffer },
  options: HijackOptions,
): HijackedStream => {
  const isFramed = upgraded.response.headers["content-type"] === multiplexed;
  const stream = new HijackedStream(upgraded.socket, upgraded.head, options.tty ?? !isFramed);
  const cancel = () => stream.destroy(cancelledError());
  options.signal?.addEventListener("abort", cancel, { once: true });
  stream.once("close", () => options.signal?.removeEventListener("abort", cancel));
  if (options.signal?.aborted) cancel();
  return stream;
};
