import { outputWindowBytes } from "#lib/contracts/terminals.ts";
import { longestComplaint } from "#lib/docker/start-failure.ts";
import type { OutputPiece } from "../../engine/frames.ts";
import type { HijackedStream } from "../../engine/hijacked-stream.ts";
import { type CreditWindow, createCreditWindow } from "../../realtime/flow-control.ts";
import { ReplayRing, type RingChunk } from "../../realtime/replay-ring.ts";
import type { TerminalLimits } from "./limits.ts";

type Stream = OutputPiece["source"];
export type OutputChunk = RingChunk<Stream>;

/** Who reads the output now. */
export type OutputReader = {
  send(chunk: OutputChunk): boolean;
  bufferedBytes(): number;
  /** It has not acknowledged anything for too long. */
  stalled(): void;
  /** Everything has been sent, and nothing more will come. */
  drained(): void;
};

/** One message's most bytes: small enough that a keystroke's echo is not stuck behind a long one. */
const messageBytes = 64 * 1024;
/** One read of the engine's stream is 64 kB; twice that is kept free, so that nothing unread is ever overwritten. */
const reserveBytes = 128 * 1024;
const hardCapBytes = 8 * 1024 * 1024;

/**
 * A terminal's output from the engine's stream through the ring to its reader. The stream is paused when the reader has
 * a window's worth unacknowledged, or, without a reader, when the ring has no room but by losing what nobody has read.
 */
export class TerminalOutput {
  readonly #stream: HijackedStream;
  readonly #stallMs: number;
  readonly #ring: ReplayRing<Stream>;
  readonly #onData: (piece: OutputPiece) => void;
  #reader: OutputReader | null = null;
  #window: CreditWindow | null = null;
  /** How far readers have come; what comes after it is not let go. */
  #taken = 0;
  #over = false;

  constructor(
    stream: HijackedStream,
    limits: Pick<TerminalLimits, "ringBytes" | "stallMs">,
    events: OutputEvents,
  ) {
    this.#stream = stream;
    this.#stallMs = limits.stallMs;
    this.#ring = new ReplayRing(Math.max(limits.ringBytes, outputWindowBytes + 2 * reserveBytes));
    this.#onData = (piece) => {
      events.active();
      this.#ring.append(piece.source, piece.bytes);
      this.#flow();
    };
    stream.on("data", this.#onData);
    // A stream that broke has no `end`; one that ended closes later.
    stream.once("end", events.finished).once("close", events.finished);
  }

  /** How many bytes there have been in all. */
  get bytes(): number {
    return this.#ring.end;
  }

  /** What there was first, as text, as far as a complaint of the engine's is long; empty where that is not held any more. */
  beginning(): string {
    const { chunks } = this.#ring.readFrom(0, longestComplaint + 1);
    return this.#ring.start > 0 ? "" : Buffer.concat(chunks.map(({ data }) => data)).toString("utf8");
  }

  /** Lets a reader begin at `received`, or at the oldest byte that is held; `announce` is told before the first byte. */
  hold(
    reader: OutputReader,
    received: number,
    announce: (place: { offset: number; lost: number }) => void,
  ): void {
    this.release();
    const from = Math.min(received, this.#ring.end);
    const offset = Math.max(from, this.#ring.start);
    this.#reader = reader;
    this.#window = createCreditWindow({
      from: offset,
      windowBytes: outputWindowBytes,
      stallMs: this.#stallMs,
      onStall: () => reader.stalled(),
      bufferedBytes: () => reader.bufferedBytes(),
      hardCapBytes,
    });
    announce({ offset, lost: offset - from });
    this.#flow();
  }

  /** The reader is gone; output goes on into the ring. */
  release(): void {
    this.#taken = Math.max(this.#taken, this.#window?.acknowledged ?? 0);
    this.#window?.dispose();
    this.#window = null;
    this.#reader = null;
    this.#regulate();
  }

  /** Throws `invalid_input` for a place that was never sent. */
  acknowledge(offset: number): void {
    this.#window?.acknowledge(offset);
    this.#flow();
  }

  /** Takes nothing more of the stream, but lets it run dry, and tells the reader when it has been sent all there is. */
  close(): void {
    this.#over = true;
    this.#stream.off("data", this.#onData);
    this.#stream.resume();
    this.#flow();
  }

  #flow(): void {
    this.#pump();
    this.#regulate();
    const isDrained = this.#over && this.#window?.sent === this.#ring.end;
    if (isDrained) this.#reader?.drained();
  }

  #pump(): void {
    for (let window = this.#window; window && window.sent < this.#ring.end; window = this.#window) {
      const most = Math.min(window.available(), messageBytes);
      if (most === 0) return;
      for (const chunk of this.#ring.readFrom(window.sent, most).chunks) {
        if (!this.#reader?.send(chunk)) return;
        window.spend(chunk.data.byteLength);
      }
    }
  }

  #regulate(): void {
    if (this.#over) return;
    const taken = this.#window?.acknowledged ?? this.#taken;
    const isAhead = this.#window !== null && this.#ring.end - taken >= outputWindowBytes;
    const isFull = this.#ring.roomAfter(taken) < reserveBytes;
    if (isAhead || isFull) this.#stream.pause();
    else this.#stream.resume();
  }
}

export type OutputEvents = {
  /** Something came. */
  active(): void;
  /** Nothing more will come; told twice at times. Says nothing about why. */
  finished(): void;
};
