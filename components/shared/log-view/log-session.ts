import { call } from "#lib/client/api-client.ts";
import type { SocketClient } from "#lib/client/socket-client.ts";
import { logs } from "#lib/contracts/logs.ts";
import { CodedError, isCodedError } from "#lib/errors/coded-error.ts";
import { comparePlaces, type LogPlace } from "#lib/logs/at.ts";
import { type LogEdge, newEdge, releaseNewer, releaseOlder } from "./log-edge.ts";
import {
  appendItems,
  type LogContainer,
  type LogGapItem,
  type LogItem,
  type LogLineItem,
  lineItem,
  mergeItems,
  placeOf,
} from "./log-items.ts";
import { LogSource, type LogState } from "./log-source.ts";

export type LogSnapshot = {
  items: readonly LogItem[];
  /** The first line is the first that the engine has. */
  isStart: boolean;
  /** New lines are shown as they come. */
  isAttached: boolean;
  /** Lines that have come since they are not. */
  missed: number;
  loading: "older" | "newer" | "jump" | null;
  states: ReadonlyMap<string, { state: LogState; problem: string | null }>;
  error: CodedError | null;
  /** Whether anything has come yet, be it that there is nothing. */
  isReady: boolean;
};

/** How often what has come is shown. */
const publishMs = 50;
/** The most lines that are kept while the end is followed, and while older ones are read. */
const followedLines = 5_000;
const browsedLines = 20_000;
const latestLines = 1_000;
const pageLines = 500;

type Held = { source: LogSource; older: LogEdge; newer: LogEdge };
type Page = { lines: LogLineItem[]; isStart: boolean; isEnd: boolean; near: number | undefined };

/** The lines that are at hand of one or several containers: a window on their logs that grows, moves and jumps. */
export class LogSession {
  readonly #environment: string;
  readonly #held: Held[];
  readonly #listeners = new Set<() => void>();
  readonly #lineListeners = new Set<(items: readonly LogItem[]) => void>();
  readonly #states = new Map<string, { state: LogState; problem: string | null }>();
  #items: LogItem[] = [];
  #latest: LogItem[] = [];
  #fresh: LogItem[] = [];
  #isAttached = true;
  #isFollowing = true;
  #missed = 0;
  #loading: LogSnapshot["loading"] = null;
  #error: CodedError | null = null;
  #isReady = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = new AbortController();
  #snapshot: LogSnapshot;

  constructor(socket: SocketClient, environment: string, containers: readonly LogContainer[]) {
    this.#environment = environment;
    this.#held = containers.map((container) => ({
      older: newEdge(),
      newer: newEdge(),
      source: new LogSource(socket, environment, container, {
        onItems: (items, isFirst) => this.#take(items, isFirst),
        onState: (state, problem) => this.#setState(container.id, state, problem),
        onRefused: (error) => {
          this.#error = error;
          this.#setState(container.id, error?.code === "not_found" ? "removed" : "refused", null);
        },
      }),
    }));
    for (const { id } of containers) this.#states.set(id, { state: "connecting", problem: null });
    this.#snapshot = this.#makeSnapshot();
  }

  start(): void {
    for (const { source } of this.#held) source.start();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#asked.abort();
    for (const { source } of this.#held) source.stop();
  }

  snapshot = (): LogSnapshot => this.#snapshot;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Told of each line as it is written, whatever is shown. */
  onLines(listener: (items: readonly LogItem[]) => void): () => void {
    this.#lineListeners.add(listener);
    return () => void this.#lineListeners.delete(listener);
  }

  /** Whether the end is in sight: then the oldest lines make room, else the view holds still. */
  setFollowing(isFollowing: boolean): void {
    this.#isFollowing = isFollowing;
    if (!isFollowing || this.#missed === 0 || !this.#isAttached) return;
    this.#missed = 0;
    this.#schedule();
  }

  async loadOlder(): Promise<void> {
    if (this.#loading || this.#isStart()) return;
    await this.#load("older", async (signal) => {
      const open = this.#held.filter(({ older }) => !older.isDone && older.held.length < pageLines / 2);
      await Promise.all(open.map((held) => this.#readOlder(held, signal)));
      this.#items = [...releaseOlder(this.#held.map(({ older }) => older)), ...this.#items];
      if (this.#items.length > browsedLines) this.#cutEnd();
    });
  }

  async loadNewer(): Promise<void> {
    if (this.#loading || this.#isAttached) return;
    await this.#load("newer", async (signal) => {
      const open = this.#held.filter(({ newer }) => !newer.isDone && newer.held.length < pageLines / 2);
      await Promise.all(open.map((held) => this.#readNewer(held, signal)));
      this.#items = [...this.#items, ...releaseNewer(this.#held.map(({ newer }) => newer))];
      if (this.#held.every(({ newer }) => newer.isDone)) this.#attach();
      if (this.#items.length > browsedLines) this.#cutStart(browsedLines);
    });
  }

  /** Shows the lines around a place; with the session's only container, or the one that is named. */
  jumpTo(place: LogPlace): Promise<void> {
    return this.#jump(async (held, signal) => {
      const page = await this.#page(held, { side: "around", ...place, limit: pageLines }, signal);
      const split = page.lines.findIndex(({ row }) => comparePlaces(row, place) >= 0);
      return { ...page, before: split < 0 ? page.lines.length : split };
    });
  }

  jumpToFirst(): Promise<void> {
    return this.#jump(async (held, signal) => {
      const page = await this.#page(held, { side: "after", limit: pageLines }, signal);
      return { ...page, before: 0 };
    });
  }

  jumpToEnd(): void {
    this.#asked.abort();
    this.#loading = null;
    if (!this.#isAttached) {
      this.#items = [...this.#latest];
      this.#isAttached = true;
      this.#findOlderEdges();
    }
    this.#isFollowing = true;
    this.#missed = 0;
    this.#publish();
  }

  /** Reads what a gap stands for, and puts it in its place. */
  async fillGap(gap: LogGapItem): Promise<void> {
    const held = this.#held.find(({ source }) => source.container.id === gap.container);
    if (!held || this.#loading) return;
    await this.#load("newer", async (signal) => {
      const from = gap.after ?? { at: gap.before.at, nth: 0 };
      const page = await this.#page(held, { side: "after", ...from, limit: pageLines * 2 }, signal);
      const missing = page.lines.filter(({ row }) => comparePlaces(row, gap.before) < 0);
      const isFilled = page.isEnd || missing.length < page.lines.length || missing.length === 0;
      const last = missing.at(-1)?.row;
      const rest: LogItem[] =
        isFilled || !last
          ? []
          : [
              {
                ...gap,
                after: last,
                count: gap.count === null ? null : Math.max(0, gap.count - missing.length),
              },
            ];
      this.#items = this.#items.flatMap((item) => (item.key === gap.key ? [...missing, ...rest] : [item]));
    });
  }

  // What comes by itself.

  #take(items: readonly LogItem[], isFirst: boolean): void {
    this.#isReady = true;
    if (isFirst && items.length > 0) this.#begin(items);
    else this.#fresh.push(...items);
    for (const listener of this.#lineListeners) listener(items);
    this.#schedule();
  }

  /** The lines that a container begins with: of several, only what lies after each one's first is shown. */
  #begin(items: readonly LogItem[]): void {
    this.#latest = appendItems(this.#latest, items, this.#held.length === 1).slice(-latestLines);
    if (!this.#isAttached) return;
    this.#items = mergeItems(this.#items, items);
    this.#findOlderEdges();
    if (this.#held.length === 1) return;
    const firsts = this.#held.flatMap(({ older }) => (older.place && !older.isDone ? [older.place] : []));
    const from = firsts.reduce(
      (latest, place) => (comparePlaces(place, latest) > 0 ? place : latest),
      firsts[0] as LogPlace,
    );
    for (const { source, older } of this.#held) {
      const own = this.#items.filter(
        (item) => item.kind === "line" && item.container === source.container.id,
      );
      older.held = own.filter((item) => comparePlaces(placeOf(item), from) < 0) as LogLineItem[];
    }
    this.#items = this.#items.filter((item) => comparePlaces(placeOf(item), from) >= 0);
  }

  #append(): void {
    const fresh = this.#fresh;
    if (fresh.length === 0) return;
    this.#fresh = [];
    const isSingle = this.#held.length === 1;
    const sorted = isSingle
      ? fresh
      : fresh.toSorted((left, right) => comparePlaces(placeOf(left), placeOf(right)));
    this.#latest = appendItems(this.#latest, sorted, isSingle).slice(-latestLines);
    const lines = fresh.reduce((sum, item) => sum + (item.kind === "line" ? 1 : (item.count ?? 0)), 0);
    if (this.#isAttached && !this.#isFollowing && this.#items.length + fresh.length > browsedLines)
      this.#detach();
    if (!this.#isFollowing || !this.#isAttached) this.#missed += lines;
    else this.#missed = 0;
    if (!this.#isAttached) return;
    this.#items = appendItems(this.#items, sorted, isSingle);
    if (this.#isFollowing && this.#items.length > followedLines * 1.2) this.#cutStart(followedLines);
  }

  #setState(id: string, state: LogState, problem: string | null): void {
    this.#states.set(id, { state, problem });
    if (state !== "connecting") this.#isReady ||= state !== "live" || this.#items.length > 0;
    this.#schedule(state === "live" ? 400 : publishMs);
  }

  // The window's ends.

  #isStart(): boolean {
    return this.#held.every(({ older }) => older.isDone && older.held.length === 0);
  }

  #cutStart(keep: number): void {
    this.#items = this.#items.slice(-keep);
    this.#findOlderEdges();
  }

  #cutEnd(): void {
    this.#items = this.#items.slice(0, browsedLines);
    this.#detach();
  }

  #detach(): void {
    this.#isAttached = false;
    for (const { source, newer } of this.#held) {
      const last = this.#items.findLast(
        (item) => item.kind === "line" && item.container === source.container.id,
      );
      Object.assign(newer, newEdge(), { place: placeOf(last ?? (this.#items.at(-1) as LogItem)) });
    }
  }

  #findOlderEdges(): void {
    for (const { source, older } of this.#held) {
      const first = this.#items.find(
        (item) => item.kind === "line" && item.container === source.container.id,
      );
      const place = first ?? this.#items[0];
      if (!place) continue;
      if (older.isDone && older.place && comparePlaces(older.place, placeOf(place)) === 0) continue;
      Object.assign(older, newEdge(), { place: placeOf(place) });
    }
  }

  /** The window has come to the end: what was written meanwhile is at hand. */
  #attach(): void {
    const last = this.#items.at(-1);
    const rest = last
      ? this.#latest.filter((item) => comparePlaces(placeOf(item), placeOf(last)) > 0)
      : this.#latest;
    const known = new Set(this.#items.slice(-rest.length - pageLines).map(({ key }) => key));
    this.#items = [...this.#items, ...rest.filter(({ key }) => !known.has(key))];
    this.#isAttached = true;
    this.#missed = 0;
  }

  // Reading.

  async #page(
    held: Held,
    input: { side: "before" | "after" | "around"; at?: string; nth?: number; near?: number; limit: number },
    signal: AbortSignal,
  ): Promise<Page> {
    const container = held.source.container.id;
    const { side, at, nth, near, limit } = input;
    const place = { ...(at === undefined ? {} : { at, nth }), ...(near === undefined ? {} : { near }) };
    const page = await call(
      logs.page,
      { environment: this.#environment, container, side, limit, ...place },
      { signal },
    );
    return {
      lines: page.lines.map((row) => lineItem(container, row)),
      isStart: page.isStart,
      isEnd: page.isEnd,
      near: page.near ?? undefined,
    };
  }

  async #readOlder(held: Held, signal: AbortSignal): Promise<void> {
    const { older } = held;
    const from = older.place ?? {};
    const near = older.near === undefined ? {} : { near: older.near };
    const page = await this.#page(held, { side: "before", ...from, ...near, limit: pageLines }, signal);
    const known = new Set(this.#items.slice(0, pageLines).map(({ key }) => key));
    const fresh = page.lines.filter(({ key }) => !known.has(key));
    Object.assign(older, {
      place: page.lines[0]?.row ?? older.place,
      near: page.near,
      isDone: page.isStart,
      held: [...fresh, ...older.held],
    });
  }

  async #readNewer(held: Held, signal: AbortSignal): Promise<void> {
    const { newer } = held;
    const near = newer.near === undefined ? {} : { near: newer.near };
    const page = await this.#page(
      held,
      { side: "after", ...(newer.place ?? {}), ...near, limit: pageLines },
      signal,
    );
    Object.assign(newer, {
      place: page.lines.at(-1)?.row ?? newer.place,
      near: undefined,
      isDone: page.isEnd,
      held: [...newer.held, ...page.lines],
    });
  }

  async #jump(read: (held: Held, signal: AbortSignal) => Promise<Page & { before: number }>): Promise<void> {
    this.#asked.abort();
    this.#loading = null;
    await this.#load("jump", async (signal) => {
      const pages = await Promise.all(this.#held.map((held) => read(held, signal)));
      this.#held.forEach((held, index) => {
        const page = pages[index] as (typeof pages)[number];
        const [first] = page.lines;
        const last = page.lines.at(-1);
        Object.assign(held.older, newEdge(), {
          place: first?.row ?? null,
          isDone: page.isStart || (!first && page.isEnd),
          near: page.near,
          held: page.lines.slice(0, page.before),
        });
        Object.assign(held.newer, newEdge(), {
          place: last?.row ?? null,
          isDone: page.isEnd,
          held: page.lines.slice(page.before),
        });
      });
      this.#items = [
        ...releaseOlder(this.#held.map(({ older }) => older)),
        ...releaseNewer(this.#held.map(({ newer }) => newer)),
      ];
      this.#isAttached = false;
      this.#isFollowing = false;
      if (this.#held.every(({ newer }) => newer.isDone)) this.#attach();
    });
  }

  async #load(
    what: NonNullable<LogSnapshot["loading"]>,
    work: (signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    this.#loading = what;
    this.#asked = new AbortController();
    const { signal } = this.#asked;
    this.#publish();
    try {
      await work(signal);
      this.#error = null;
    } catch (error) {
      if (signal.aborted) return;
      this.#error = isCodedError(error) ? error : new CodedError("internal", String(error));
    } finally {
      if (!signal.aborted) {
        this.#loading = null;
        this.#publish();
      }
    }
  }

  // Showing.

  #schedule(ms = publishMs): void {
    this.#timer ??= setTimeout(() => this.#publish(), ms);
  }

  #publish(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#append();
    for (const { source } of this.#held) source.acknowledge();
    this.#snapshot = this.#makeSnapshot();
    for (const listener of this.#listeners) listener();
  }

  #makeSnapshot(): LogSnapshot {
    return {
      items: this.#items,
      isStart: this.#isStart(),
      isAttached: this.#isAttached,
      missed: this.#missed,
      loading: this.#loading,
      states: new Map(this.#states),
      error: this.#error,
      isReady:
        this.#isReady ||
        this.#items.length > 0 ||
        [...this.#states.values()].every(({ state }) => state !== "connecting"),
    };
  }
}
