import type { KeptOutput, OutputPart } from "#lib/contracts/execs.ts";

type Stream = OutputPart["stream"];
type Segment = { stream: Stream; bytes: Buffer; used: number };

export type KeptLimits = {
  /** Bytes that are kept of the beginning and of the end. */
  firstBytes: number;
  lastBytes: number;
  /** Changes from one stream to the other that each of the two keeps: many of them cost more than their bytes. */
  mostSegments: number;
};

const smallestSegment = 64;
const largestSegment = 16 * 1024;

/** Bytes in the order in which they came, of two streams. */
class Part {
  segments: Segment[] = [];
  bytes = 0;

  add(stream: Stream, data: Uint8Array): void {
    for (let at = 0; at < data.byteLength; ) {
      const segment = this.#segmentFor(stream, data.byteLength - at);
      const taken = data.subarray(at, at + segment.bytes.byteLength - segment.used);
      segment.bytes.set(taken, segment.used);
      segment.used += taken.byteLength;
      this.bytes += taken.byteLength;
      at += taken.byteLength;
    }
  }

  #segmentFor(stream: Stream, wanted: number): Segment {
    const last = this.segments.at(-1);
    if (last?.stream === stream && last.used < last.bytes.byteLength) return last;
    // Each is as long as what was there before, so that a byte at a time does not make a segment each.
    const before = last?.stream === stream ? last.bytes.byteLength * 2 : smallestSegment;
    const size = Math.min(largestSegment, Math.max(wanted, before));
    const segment = { stream, bytes: Buffer.alloc(size), used: 0 };
    this.segments.push(segment);
    return segment;
  }
}

/** The first and the last of a process's output; what is between is counted and let go. */
export class OutputKeeper {
  readonly #limits: KeptLimits;
  readonly #first = new Part();
  readonly #last = new Part();
  readonly #left: Record<Stream, number> = { stdout: 0, stderr: 0 };
  readonly #all: Record<Stream, number> = { stdout: 0, stderr: 0 };
  #isFirstFull = false;

  constructor(limits: KeptLimits) {
    this.#limits = limits;
  }

  /** Bytes in all, kept or not. */
  get bytes(): Record<Stream, number> {
    return { ...this.#all };
  }

  add(stream: Stream, data: Uint8Array): void {
    this.#all[stream] += data.byteLength;
    const room = this.#isFirstFull ? 0 : this.#limits.firstBytes - this.#first.bytes;
    this.#first.add(stream, data.subarray(0, room));
    if (data.byteLength > room) {
      this.#isFirstFull = true;
      this.#last.add(stream, data.subarray(room));
    }
    const { mostSegments, lastBytes } = this.#limits;
    if (this.#first.segments.length >= mostSegments) this.#isFirstFull = true;
    // Now and then, and then all that is too much: letting go a little each time would cost as much as it keeps.
    if (this.#last.bytes > 2 * lastBytes || this.#last.segments.length > 2 * mostSegments) this.#trim();
  }

  /** As text, by UTF-8: what is none shows as U+FFFD. */
  read(): KeptOutput {
    this.#trim();
    const isLeft = this.#left.stdout + this.#left.stderr > 0;
    const decoders = makeDecoders();
    const first = textOf(this.#first, decoders);
    return {
      first,
      left: isLeft ? { ...this.#left } : null,
      // What was left out may end within a character.
      last: textOf(this.#last, isLeft ? makeDecoders() : decoders, isLeft),
    };
  }

  #trim(): void {
    const { mostSegments, lastBytes } = this.#limits;
    const { segments } = this.#last;
    let gone = 0;
    while (this.#last.bytes > lastBytes || segments.length - gone > mostSegments) {
      const segment = segments[gone];
      if (!segment) break;
      const excess = segments.length - gone > mostSegments ? segment.used : this.#last.bytes - lastBytes;
      const cut = Math.min(segment.used, excess);
      this.#left[segment.stream] += cut;
      this.#last.bytes -= cut;
      if (cut === segment.used) gone += 1;
      else segments[gone] = { ...segment, bytes: segment.bytes.subarray(cut), used: segment.used - cut };
    }
    segments.splice(0, gone);
  }
}

const makeDecoders = () => ({ stdout: new TextDecoder(), stderr: new TextDecoder() });

/** A character's bytes after its first. */
const isWithinCharacter = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

const wholeFrom = (bytes: Buffer): Buffer => {
  let at = 0;
  while (at < 3 && isWithinCharacter(bytes[at])) at += 1;
  return bytes.subarray(at);
};

const textOf = (
  { segments }: Part,
  decoders: ReturnType<typeof makeDecoders>,
  isCut = false,
): OutputPart[] => {
  const parts: OutputPart[] = [];
  const seen = new Set<Stream>();
  for (const { stream, bytes, used } of segments) {
    const data = bytes.subarray(0, used);
    const whole = isCut && !seen.has(stream) ? wholeFrom(data) : data;
    seen.add(stream);
    const text = decoders[stream].decode(whole, { stream: true });
    const last = parts.at(-1);
    if (last?.stream === stream) last.text += text;
    else if (text !== "") parts.push({ stream, text });
  }
  return parts;
};
