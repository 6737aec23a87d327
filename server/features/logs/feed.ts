import type { LogLineRow } from "#lib/contracts/logs.ts";
import { type LogPlace, type LogTime, moved, placeKey } from "#lib/logs/at.ts";
import type { EngineClient } from "../../engine/client.ts";
import { createLogLineReader, type LogLine } from "../../engine/log-lines.ts";
import { cancelledError, explainSocketError } from "../../engine/transport/failure.ts";
import { LogBatch } from "./batch.ts";
import { logLimits } from "./limits.ts";
import { rowBytes, toRow } from "./line-row.ts";
import { readPage } from "./page.ts";
import { disorder } from "./place-split.ts";

/** What a feed hands on: lines, or that some between two places are missing. */
export type FeedValue = LogBatch | { after: LogPlace; before: LogPlace };

/** The places of the last moments, by which lines that come again after an interruption are known. */
class LatestPlaces {
  #places: LogPlace[] = [];
  #newest: LogTime = "";

  add(places: readonly LogPlace[]): void {
    for (const place of places) {
      if (place.at > this.#newest) this.#newest = place.at;
      this.#places.push(place);
    }
    if (this.#newest === "") return;
    const from = moved(this.#newest, -disorder);
    if ((this.#places[0]?.at ?? from) < from) this.#places = this.#places.filter(({ at }) => at >= from);
  }

  get newest(): LogTime {
    return this.#newest;
  }

  get last(): LogPlace | undefined {
    return this.#places.at(-1);
  }

  keys(): Set<string> {
    return new Set(this.#places.map(placeKey));
  }
}

/**
 * One container's log as it grows, for all who follow it. It holds the last lines for whoever comes next, and goes on
 * after an interruption where it stopped, without a line twice.
 */
export class LogFeed {
  readonly #client: Pick<EngineClient, "logs">;
  readonly #container: string;
  readonly #latest = new LatestPlaces();
  #recent: LogBatch[] = [];
  #recentLines = 0;
  #recentBytes = 0;
  #pending: LogLineRow[] = [];
  #pendingBytes = 0;
  #timer: NodeJS.Timeout | undefined;
  #emit: (value: FeedValue) => void = () => {};
  #begun = false;

  constructor(client: Pick<EngineClient, "logs">, container: string) {
    this.#client = client;
    this.#container = container;
  }

  /** The last lines, oldest first. */
  get recent(): readonly LogBatch[] {
    return this.#recent;
  }

  /** Follows the log; the hub's upstream. Resolves when the engine has ended it, which it does when the container ends. */
  async run(emit: (value: FeedValue) => void, signal: AbortSignal): Promise<void> {
    this.#emit = emit;
    try {
      if (!this.#begun) await this.#begin(signal);
      await this.#follow(signal);
    } finally {
      clearTimeout(this.#timer);
      this.#flush();
    }
  }

  async #begin(signal: AbortSignal): Promise<void> {
    const target = { client: this.#client, container: this.#container, signal };
    const { lines } = await readPage(target, { side: "before", place: null, limit: logLimits.recentLines });
    this.#begun = true;
    this.#latest.add(lines);
    for (const line of lines) this.#add(line);
    this.#flush();
  }

  async #follow(signal: AbortSignal): Promise<void> {
    const { newest, last } = this.#latest;
    const seen = this.#latest.keys();
    const since = newest === "" ? undefined : moved(newest, -disorder);
    const { body, tty } = await this.#client.logs(this.#container, {
      ...{ follow: true, timestamps: true, since, tail: logLimits.resumeEntries, signal },
    });
    const reader = createLogLineReader(tty);
    const past = newest === "" ? "" : moved(newest, disorder);
    const known = { seen, newest, last };
    let hasMet = seen.size === 0;
    const take = (read: LogLine[]): void => {
      const lines = hasMet ? read : this.#fromKnown(read, known);
      if (lines.length === 0) return;
      hasMet = true;
      const fresh = seen.size === 0 ? lines : lines.filter((line) => !seen.has(placeKey(line)));
      if ((lines.at(-1)?.at ?? "") > past) seen.clear();
      this.#latest.add(fresh);
      for (const line of fresh) this.#add(toRow(line));
    };
    try {
      for await (const chunk of body) take(reader.push(chunk as Buffer));
      take(reader.end());
    } catch (error) {
      if (signal.aborted) throw cancelledError();
      throw explainSocketError(error, { sent: true, mutation: false });
    } finally {
      body.destroy();
    }
  }

  /**
   * The engine begins before what is known here, for its stamps are not quite in order: up to the first line that is
   * known, or is newer than all of them, it was written before what this feed began with.
   */
  #fromKnown(
    read: LogLine[],
    known: { seen: Set<string>; newest: LogTime; last: LogPlace | undefined },
  ): LogLine[] {
    const isKnown = (line: LogLine): boolean => known.seen.has(placeKey(line));
    const from = read.findIndex((line) => isKnown(line) || line.at > known.newest);
    const first = read[from];
    if (!first) return [];
    if (known.last && !isKnown(first)) this.#interrupted(known.last, first);
    return read.slice(from);
  }

  #interrupted(after: LogPlace, first: LogPlace): void {
    this.#flush();
    this.#emit({ after: { at: after.at, nth: after.nth }, before: { at: first.at, nth: first.nth } });
  }

  #add(row: LogLineRow): void {
    this.#pending.push(row);
    this.#pendingBytes += rowBytes(row);
    if (this.#pendingBytes >= logLimits.batchBytes) this.#flush();
    else this.#timer ??= setTimeout(() => this.#flush(), logLimits.gatherMs);
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#pending.length === 0) return;
    const batch = new LogBatch(this.#pending);
    this.#pending = [];
    this.#pendingBytes = 0;
    this.#remember(batch);
    this.#emit(batch);
  }

  #remember(batch: LogBatch): void {
    this.#recent.push(batch);
    this.#recentLines += batch.lines.length;
    this.#recentBytes += batch.bytes;
    const isMore = (without: LogBatch): boolean =>
      this.#recentLines - without.lines.length >= logLimits.recentLines ||
      this.#recentBytes > logLimits.recentBytes;
    for (
      let [first] = this.#recent;
      first && this.#recent.length > 1 && isMore(first);
      [first] = this.#recent
    ) {
      this.#recent.shift();
      this.#recentLines -= first.lines.length;
      this.#recentBytes -= first.bytes;
    }
  }
}
