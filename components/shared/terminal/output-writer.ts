import type { OutputStream } from "./terminal-events.ts";

type Screen = { write(data: Uint8Array | string, drawn: () => void): void };

const red = "\x1b[31m";
const usual = "\x1b[39m";

/**
 * Brings output onto the screen. A terminal's bytes go as they are. Without one there are two streams, told apart by
 * colour; each is decoded by itself, since a character may be split where the other stream cuts in.
 */
export class OutputWriter {
  readonly #screen: Screen;
  readonly #decoders = { stdout: new TextDecoder(), stderr: new TextDecoder() };

  constructor(screen: Screen) {
    this.#screen = screen;
  }

  write(data: Uint8Array, stream: OutputStream, drawn: () => void): void {
    this.#screen.write(stream === "tty" ? data : this.#decode(data, stream), drawn);
  }

  #decode(data: Uint8Array, stream: "stdout" | "stderr"): string {
    const text = this.#decoders[stream].decode(data, { stream: true });
    return stream === "stderr" ? `${red}${text}${usual}` : text;
  }
}
