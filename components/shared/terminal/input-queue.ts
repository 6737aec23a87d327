import { maxInputBytes } from "#lib/contracts/terminals.ts";

/** The time between two pieces of a long input: a paste of 1 MB takes a quarter of a second and can be cut short. */
const pieceDelayMs = 4;

export type InputProgress = { sent: number; total: number };

type Item = { type: "input"; data: Uint8Array<ArrayBuffer> } | { type: "end-input" };

type Sink = {
  /** False when there is no connection: nothing was sent. */
  send(item: Item): boolean;
  onProgress(progress: InputProgress | null): void;
  /** So many bytes that were given to the queue will never be sent. */
  onDropped(bytes: number): void;
};

/** Input on its way: in pieces that the server takes, in order, and never silently lost. */
export class InputQueue {
  readonly #sink: Sink;
  #items: Item[] = [];
  #timer: ReturnType<typeof setTimeout> | null = null;
  #sent = 0;
  #total = 0;
  #reported = false;

  constructor(sink: Sink) {
    this.#sink = sink;
  }

  push(data: Uint8Array<ArrayBuffer>): void {
    for (let at = 0; at < data.byteLength; at += maxInputBytes) {
      this.#items.push({ type: "input", data: data.subarray(at, at + maxInputBytes) });
    }
    this.#total += data.byteLength;
    if (!this.#timer) this.#pump();
  }

  /** Nothing more will come; said after all that was pushed before. */
  end(): void {
    this.#items.push({ type: "end-input" });
    if (!this.#timer) this.#pump();
  }

  /** Gives up what has not been sent, and says how much it was. */
  clear(): void {
    const dropped = this.#total - this.#sent;
    this.#finish();
    if (dropped > 0) this.#sink.onDropped(dropped);
  }

  #pump(): void {
    this.#timer = null;
    const item = this.#items[0];
    if (item && !this.#sink.send(item)) this.clear();
    else if (item) this.#goOn(item);
  }

  #goOn(item: Item): void {
    this.#items.shift();
    if (item.type === "input") this.#sent += item.data.byteLength;
    if (this.#items.length === 0) {
      this.#finish();
      return;
    }
    this.#reported = true;
    this.#sink.onProgress({ sent: this.#sent, total: this.#total });
    this.#timer = setTimeout(() => this.#pump(), pieceDelayMs);
  }

  #finish(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#items = [];
    this.#sent = 0;
    this.#total = 0;
    if (this.#reported) this.#sink.onProgress(null);
    this.#reported = false;
  }
}
