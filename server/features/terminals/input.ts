import { CodedError } from "#lib/errors/coded-error.ts";
import type { HijackedStream } from "../../engine/hijacked-stream.ts";

/** Bytes on their way to a process. The engine takes them at the process's pace, so what waits is bounded. */
export class TerminalInput {
  readonly #stream: HijackedStream;
  readonly #pendingBytes: number;

  constructor(stream: HijackedStream, pendingBytes: number) {
    this.#stream = stream;
    this.#pendingBytes = pendingBytes;
  }

  /** Passes exact bytes on; throws `limit_reached` when the process has not taken what was sent before. */
  write(data: Uint8Array): void {
    if (!this.#stream.writable) return;
    if (this.#stream.writableLength + data.byteLength > this.#pendingBytes) {
      throw new CodedError(
        "limit_reached",
        "The process does not read its input: too much of it is waiting",
        {
          reason: `${this.#stream.writableLength} bytes of input are waiting`,
        },
      );
    }
    this.#stream.write(Buffer.from(data.buffer, data.byteOffset, data.byteLength));
  }

  /** Half-closes: the process reads the end of its input, its output goes on. */
  end(): void {
    if (this.#stream.writable) this.#stream.end();
  }
}
