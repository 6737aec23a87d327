import { RingSegments } from "./replay-ring-segments.ts";

/** Bytes of one stream, and the place of the first of them in the whole output. */
export type RingChunk<S> = { offset: number; stream: S; data: Uint8Array<ArrayBuffer> };

const firstAllocation = 16 * 1024;
/** Streams that alternate with every byte would cost more in bookkeeping than in bytes. */
const maxSegments = 8192;

/**
 * The last `capacity` bytes of an output, addressed by their place in the whole of it. Memory grows with use up to the
 * capacity, never beyond; appending costs a copy of what is appended. Stretches of one stream are kept together; of
 * more than `maxSegments` of them the oldest are let go early.
 */
export class ReplayRing<S> {
  readonly #capacity: number;
  readonly #segments = new RingSegments<S>(maxSegments);
  #bytes: Uint8Array;
  #start = 0;
  #end = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
    this.#bytes = new Uint8Array(Math.min(firstAllocation, capacity));
  }

  /** The place of the oldest byte that is still held. */
  get start(): number {
    return this.#start;
  }

  /** The place after the newest byte: how many bytes there have been in all. */
  get end(): number {
    return this.#end;
  }

  append(stream: S, data: Uint8Array): void {
    if (data.byteLength === 0) return;
    this.#growFor(data.byteLength);
    const kept = data.subarray(Math.max(0, data.byteLength - this.#capacity));
    this.#segments.add(stream, this.#end);
    this.#end += data.byteLength;
    this.#copyIn(kept, this.#end - kept.byteLength);
    this.#start = this.#segments.dropBefore(Math.max(this.#start, this.#end - this.#capacity));
  }

  /** How many bytes the next `append` may have without losing anything from `offset` on. */
  roomAfter(offset: number): number {
    if (this.#segments.countFrom(offset) >= maxSegments) return 0;
    return Math.max(0, this.#capacity - (this.#end - Math.max(offset, this.#start)));
  }

  /**
   * What is held from `offset` on, at most `maxBytes` of it, in copies that stay as they are. `lost` is how many bytes
   * between `offset` and the first chunk are no longer held.
   */
  readFrom(
    offset: number,
    maxBytes: number = Number.POSITIVE_INFINITY,
  ): { lost: number; chunks: RingChunk<S>[] } {
    const from = Math.min(Math.max(offset, this.#start), this.#end);
    const to = Math.min(this.#end, from + maxBytes);
    const chunks = this.#segments
      .within(from, to)
      .map((part) => ({ offset: part.from, stream: part.stream, data: this.#copyOut(part.from, part.to) }));
    return { lost: Math.max(0, from - offset), chunks };
  }

  #growFor(extra: number): void {
    const needed = Math.min(this.#end - this.#start + extra, this.#capacity);
    if (needed <= this.#bytes.byteLength) return;
    const held = this.#copyOut(this.#start, this.#end);
    this.#bytes = new Uint8Array(Math.min(this.#capacity, Math.max(needed, this.#bytes.byteLength * 2)));
    this.#copyIn(held, this.#start);
  }

  #copyOut(from: number, to: number): Uint8Array<ArrayBuffer> {
    const copy = new Uint8Array(to - from);
    const at = from % this.#bytes.byteLength;
    const head = this.#bytes.subarray(at, Math.min(at + copy.byteLength, this.#bytes.byteLength));
    copy.set(head);
    copy.set(this.#bytes.subarray(0, copy.byteLength - head.byteLength), head.byteLength);
    return copy;
  }

  #copyIn(data: Uint8Array, offset: number): void {
    const at = offset % this.#bytes.byteLength;
    const head = data.subarray(0, this.#bytes.byteLength - at);
    this.#bytes.set(head, at);
    this.#bytes.set(data.subarray(head.byteLength), 0);
  }
}
