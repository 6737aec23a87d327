type Segment<S> = { start: number; stream: S };

/** A stretch of an output that belongs to one stream. */
export type SegmentPart<S> = { stream: S; from: number; to: number };

/** Which stretch of a ring's output belongs to which stream, oldest first; at most `limit` of them. */
export class RingSegments<S> {
  readonly #limit: number;
  #list: Segment<S>[] = [];
  #first = 0;

  constructor(limit: number) {
    this.#limit = limit;
  }

  add(stream: S, start: number): void {
    if (this.#list.length > this.#first && this.#list.at(-1)?.stream === stream) return;
    this.#list.push({ start, stream });
  }

  /** Lets go of what lies before `offset`, and of more if there are too many; returns where what is held begins. */
  dropBefore(offset: number): number {
    for (let next = this.#second(); next && next.start <= offset; next = this.#second()) this.#dropFirst();
    if (this.#list.length - this.#first <= this.#limit) return offset;
    this.#dropFirst();
    return Math.max(offset, this.#list[this.#first]?.start ?? offset);
  }

  countFrom(offset: number): number {
    return this.#list.length - this.#indexAt(offset);
  }

  within(from: number, to: number): SegmentPart<S>[] {
    const parts: SegmentPart<S>[] = [];
    for (let index = this.#indexAt(from), at = from; at < to; index += 1) {
      const segment = this.#list[index] as Segment<S>;
      const next = Math.min(to, this.#list[index + 1]?.start ?? to);
      parts.push({ stream: segment.stream, from: at, to: next });
      at = next;
    }
    return parts;
  }

  #second(): Segment<S> | undefined {
    return this.#list[this.#first + 1];
  }

  /** The array is shortened only now and then, so that letting go costs the same however many there are. */
  #dropFirst(): void {
    this.#first += 1;
    if (this.#first < this.#limit) return;
    this.#list = this.#list.slice(this.#first);
    this.#first = 0;
  }

  /** The last segment that begins at or before `offset`. */
  #indexAt(offset: number): number {
    let low = this.#first;
    let high = this.#list.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.#list[middle] as Segment<S>).start <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
