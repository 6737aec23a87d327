import type { TerminalSize } from "./terminal-process.ts";

/** Sends sizes one at a time; of those that come meanwhile only the last counts. */
export class Resizer {
  readonly #apply: (size: TerminalSize) => Promise<void>;
  #wanted: TerminalSize | null = null;
  #busy = false;

  /** `apply` must not reject. */
  constructor(apply: (size: TerminalSize) => Promise<void>) {
    this.#apply = apply;
  }

  resize(size: TerminalSize): void {
    this.#wanted = size;
    if (!this.#busy) void this.#run();
  }

  async #run(): Promise<void> {
    this.#busy = true;
    for (let size = this.#wanted; size; size = this.#wanted) {
      this.#wanted = null;
      await this.#apply(size);
    }
    this.#busy = false;
  }
}
