import type { ClientChannel, SocketClient } from "#lib/client/socket-client.ts";
import { type LogLineRow, logChannels } from "#lib/contracts/logs.ts";
import { comparePlaces, type LogTime } from "#lib/logs/at.ts";
import { lineMatcher } from "#lib/logs/filter.ts";
import { HitRail, type RailMark, railMarks, railTop } from "./hit-rail.ts";
import {
  appendItems,
  type LogContainer,
  type LogItem,
  type LogLineItem,
  lineItem,
  mergeItems,
} from "./log-items.ts";
import type { LogQuery } from "./log-query.ts";

export type SearchSnapshot = {
  hits: readonly LogLineItem[];
  /** Hits that were let go, the oldest first, because there are too many. */
  forgotten: number;
  found: number;
  scanned: number;
  /** Where the hits stand in the whole history. */
  marks: readonly RailMark[];
  status: "running" | "done" | "slow-pattern" | "bad-pattern" | "interrupted";
  /** What is wrong with the pattern, in the engine of JavaScript's words. */
  problem: string | null;
};

const mostHits = 20_000;
const publishMs = 100;

type Part = { scanned: number; found: number; isOver: boolean; hits: LogItem[]; rail: HitRail };

/** A search over all that the containers have written, which goes on with what they write. */
export class LogSearch {
  readonly #containers: readonly LogContainer[];
  readonly #query: LogQuery;
  readonly #parts: Part[];
  readonly #listeners = new Set<() => void>();
  #channels: ClientChannel<typeof logChannels.search>[] = [];
  #hits: LogItem[] = [];
  #live: LogLineItem[] = [];
  #forgotten = 0;
  #liveFound = 0;
  #status: SearchSnapshot["status"] = "running";
  #problem: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #matches: (text: string, source: string) => boolean = () => false;
  #snapshot: SearchSnapshot;

  constructor(containers: readonly LogContainer[], query: LogQuery) {
    this.#containers = containers;
    this.#query = query;
    this.#parts = containers.map(() => ({
      ...{ scanned: 0, found: 0, isOver: false, hits: [] },
      rail: new HitRail(),
    }));
    this.#snapshot = this.#make();
  }

  start(socket: SocketClient, environment: string): void {
    try {
      this.#matches = lineMatcher(this.#query);
    } catch (error) {
      this.#fail("bad-pattern", error instanceof Error ? error.message : String(error));
      return;
    }
    this.#channels = this.#containers.map((container, index) => {
      const part = this.#parts[index] as Part;
      let bytes = 0;
      const channel = socket.open(
        logChannels.search,
        { environment, container: container.id, ...this.#query },
        {
          onLost: () => this.#fail("interrupted", null),
          onClose: (error) => {
            if (error)
              this.#fail(
                error.code === "invalid_input" ? "bad-pattern" : "interrupted",
                error.details.reason ?? error.message,
              );
          },
          onMessage: (message) => {
            if (message.type === "lines") {
              bytes += message.bytes;
              this.#takeHits(part, container.id, message.lines, message.numbers);
              channel.send({ type: "ack", bytes });
            } else if (message.type === "failed") this.#fail(message.reason, null);
            else {
              Object.assign(part, { scanned: message.scanned, found: message.found });
              part.rail.reach(message.scanned, message.type === "done" ? null : message.at);
              part.isOver ||= message.type === "done";
            }
            this.#schedule();
          },
        },
      );
      return channel;
    });
  }

  stop(): void {
    clearTimeout(this.#timer);
    for (const channel of this.#channels) channel.close();
    this.#channels = [];
  }

  /** Ends the search where it is; what was found stays. */
  cancel(): void {
    this.stop();
    this.#fail("interrupted", null);
  }

  /** Lines that were just written. */
  addLines(items: readonly LogItem[]): void {
    const wanted = items.filter((item): item is LogLineItem => item.kind === "line" && this.#isWanted(item));
    if (wanted.length === 0) return;
    this.#live.push(...wanted);
    this.#schedule();
  }

  /** How far down a moment is in all that was searched, from 0 to 1. */
  topOf = (at: LogTime): number =>
    railTop(
      this.#parts.map(({ rail }) => rail),
      at,
    );

  /** About how many lines came after a hit, where that is known: the server finds it faster then. */
  nearOf({ container, number }: { container: string; number?: number }): number | undefined {
    const { source, since, until } = this.#query;
    const isWhole = source === undefined && since === undefined && until === undefined;
    const part = this.#parts[this.#containers.findIndex(({ id }) => id === container)];
    if (!part?.isOver || !isWhole || number === undefined || this.#parts.length > 1) return undefined;
    return part.rail.lines - number + 1;
  }

  #isWanted({ row }: LogLineItem): boolean {
    const { since, until } = this.#query;
    const isInTime = (since === undefined || row.at >= since) && (until === undefined || row.at <= until);
    return isInTime && this.#matches(row.text, row.source);
  }

  #takeHits(part: Part, container: string, rows: readonly LogLineRow[], numbers: readonly number[]): void {
    rows.forEach((row, index) => {
      const number = numbers[index] ?? 1;
      part.rail.add(row, number);
      part.hits.push({ ...lineItem(container, row), number });
    });
  }

  snapshot = (): SearchSnapshot => this.#snapshot;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  #fail(status: SearchSnapshot["status"], problem: string | null): void {
    this.#status = status;
    this.#problem = problem;
    this.#publish();
  }

  #schedule(): void {
    this.#timer ??= setTimeout(() => this.#publish(), publishMs);
  }

  #publish(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const part of this.#parts) {
      this.#hits =
        this.#parts.length === 1 ? [...this.#hits, ...part.hits] : mergeItems(this.#hits, part.hits);
      part.hits = [];
    }
    if (this.#status === "running" && this.#parts.every(({ isOver }) => isOver)) this.#status = "done";
    if (this.#status !== "running" && this.#live.length > 0) this.#takeLive();
    if (this.#hits.length > mostHits) {
      this.#forgotten += this.#hits.length - mostHits;
      this.#hits = this.#hits.slice(-mostHits);
    }
    this.#snapshot = this.#make();
    for (const listener of this.#listeners) listener();
  }

  /** What was written meanwhile: the search has seen some of it. */
  #takeLive(): void {
    const known = new Set(this.#hits.slice(-5000).map(({ key }) => key));
    const fresh = this.#live
      .filter(({ key }) => !known.has(key))
      .sort((left, right) => comparePlaces(left.row, right.row));
    this.#live = [];
    this.#liveFound += fresh.length;
    for (const { container, row } of fresh) {
      const rail = this.#parts[this.#containers.findIndex(({ id }) => id === container)]?.rail;
      rail?.add(row, rail.lines + 1);
    }
    this.#hits = appendItems(this.#hits, fresh, false);
  }

  #make(): SearchSnapshot {
    const sum = (of: (part: Part) => number) => this.#parts.reduce((total, part) => total + of(part), 0);
    return {
      hits: this.#hits as LogLineItem[],
      forgotten: this.#forgotten,
      found: sum(({ found }) => found) + this.#liveFound,
      scanned: sum(({ scanned }) => scanned),
      marks: railMarks(
        this.#containers.map(({ id }) => id),
        this.#parts.map(({ rail }) => rail),
      ),
      status: this.#status,
      problem: this.#problem,
    };
  }
}
