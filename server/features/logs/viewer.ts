import { type logChannels, logWindowBytes } from "#lib/contracts/logs.ts";
import type { LogPlace } from "#lib/logs/at.ts";
import type { OpenChannel } from "../../realtime/channels.ts";
import { createCreditWindow } from "../../realtime/flow-control.ts";
import { LogBatch } from "./batch.ts";
import type { FeedValue } from "./feed.ts";
import { logLimits } from "./limits.ts";

type Gap = { count: number | null; after: LogPlace | null; before: LogPlace };

/**
 * One reader of a log. It is sent what it acknowledges; what comes faster than that waits, and beyond the bound the
 * oldest is let go, counted and told, so that one slow reader neither fills the panel nor holds the others back.
 */
export class LogViewer {
  readonly #channel: OpenChannel<typeof logChannels.follow>;
  readonly #window: ReturnType<typeof createCreditWindow>;
  #queue: (LogBatch | Gap)[] = [];
  #queued = 0;
  #last: LogPlace | null = null;

  constructor(channel: OpenChannel<typeof logChannels.follow>, signal: AbortSignal, onStall: () => void) {
    this.#channel = channel;
    this.#window = createCreditWindow({
      from: 0,
      windowBytes: logWindowBytes,
      stallMs: logLimits.stallMs,
      onStall,
      bufferedBytes: () => channel.bufferedBytes(),
      hardCapBytes: 4 * logWindowBytes,
    });
    channel.onMessage(({ bytes }) => {
      this.#window.acknowledge(bytes);
      this.#pump();
    });
    signal.addEventListener("abort", () => this.#window.dispose(), { once: true });
  }

  take(value: FeedValue): void {
    if (value instanceof LogBatch) this.#queued += value.bytes;
    this.#queue.push(value instanceof LogBatch ? value : { count: null, ...value });
    this.#pump();
    while (this.#queued > logLimits.queueBytes && this.#drop());
  }

  #pump(): void {
    while (this.#window.available() > 0) {
      const next = this.#queue.shift();
      if (!next) return;
      if (!(next instanceof LogBatch)) this.#channel.send({ type: "dropped", ...next });
      else {
        this.#queued -= next.bytes;
        this.#window.spend(next.bytes);
        this.#last = next.last;
        this.#channel.send(next.message as never);
      }
    }
  }

  /** Lets the oldest batch go; what was missing before and after it is told as one. False when nothing can go. */
  #drop(): boolean {
    const at = this.#queue.findIndex((one) => one instanceof LogBatch);
    const batch = this.#queue[at];
    const next = this.#queue[at + 1];
    if (!(batch instanceof LogBatch) || next === undefined) return false;
    const earlier = at > 0 ? (this.#queue[at - 1] as Gap) : null;
    const later = next instanceof LogBatch ? null : next;
    const counts = [earlier?.count, batch.lines.length, later?.count].filter((count) => count !== undefined);
    const count = counts.includes(null) ? null : (counts as number[]).reduce((sum, one) => sum + one, 0);
    const before = later?.before ?? (next as LogBatch).first;
    const gap = { count, after: earlier ? earlier.after : this.#last, before };
    this.#queued -= batch.bytes;
    this.#queue.splice(earlier ? at - 1 : at, (earlier ? 2 : 1) + (later ? 1 : 0), gap);
    return true;
  }
}
