import type { SocketClient } from "#lib/client/socket-client.ts";
import { CodedError, isCodedError } from "#lib/errors/coded-error.ts";
import type { LogPlace } from "#lib/logs/at.ts";
import type { LogContainer, LogGapItem, LogItem } from "./log-items.ts";
import { firstKeys, type LogEnds, LogPages, pageLines } from "./log-pages.ts";
import { LogSource, type LogState } from "./log-source.ts";
import { LogWindow } from "./log-window.ts";

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

/** Follows the logs of one or several containers, and reads those lines of them that the reader asks for. */
export class LogSession {
  readonly #pages: LogPages;
  readonly #window: LogWindow;
  readonly #sources: readonly LogSource[];
  readonly #listeners = new Set<() => void>();
  readonly #lineListeners = new Set<(items: readonly LogItem[]) => void>();
  readonly #states = new Map<string, { state: LogState; problem: string | null }>();
  #fresh: LogItem[] = [];
  #loading: LogSnapshot["loading"] = null;
  #error: CodedError | null = null;
  #isReady = false;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #asked = new AbortController();
  #snapshot: LogSnapshot;

  constructor(socket: SocketClient, environment: string, containers: readonly LogContainer[]) {
    this.#pages = new LogPages(environment);
    this.#window = new LogWindow(containers.map(({ id }) => id));
    this.#sources = containers.map(
      (container) =>
        new LogSource(socket, environment, container, {
          onItems: (items, isFirst) => this.#take(items, isFirst),
          onState: (state, problem) => this.#setState(container.id, state, problem),
          onRefused: (error) => {
            this.#error = error;
            this.#setState(container.id, error?.code === "not_found" ? "removed" : "refused", null);
          },
        }),
    );
    for (const { id } of containers) this.#states.set(id, { state: "connecting", problem: null });
    this.#snapshot = this.#makeSnapshot();
  }

  start(): void {
    for (const source of this.#sources) source.start();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#asked.abort();
    for (const source of this.#sources) source.stop();
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
    const window = this.#window;
    window.isFollowing = isFollowing;
    if (!isFollowing || window.missed === 0 || !window.isAttached) return;
    window.missed = 0;
    this.#schedule();
  }

  async loadOlder(): Promise<void> {
    const window = this.#window;
    if (this.#loading || window.isStart) return;
    await this.#load("older", async (signal) => {
      const known = firstKeys(window.items);
      const isOpen = ({ older }: LogEnds) => !older.isDone && older.held.length < pageLines / 2;
      await Promise.all(window.ends.filter(isOpen).map((ends) => this.#pages.older(ends, known, signal)));
      window.showOlder();
    });
  }

  async loadNewer(): Promise<void> {
    const window = this.#window;
    if (this.#loading || window.isAttached) return;
    await this.#load("newer", async (signal) => {
      const isOpen = ({ newer }: LogEnds) => !newer.isDone && newer.held.length < pageLines / 2;
      await Promise.all(window.ends.filter(isOpen).map((ends) => this.#pages.newer(ends, signal)));
      window.showNewer();
    });
  }

  /** Shows the lines around a place; `near`: about how many lines of the only container come after it. */
  jumpTo(place: LogPlace, near?: number): Promise<void> {
    return this.#jump((ends, signal) => this.#pages.around(ends, place, near, signal));
  }

  jumpToFirst(): Promise<void> {
    return this.#jump((ends, signal) => this.#pages.first(ends, signal));
  }

  jumpToEnd(): void {
    this.#asked.abort();
    this.#loading = null;
    this.#window.showEnd();
    this.#publish();
  }

  /**
   * The reader comes near to lines that are missing, from below them or from above. They are still in the log: whatever
   * lies behind them is let go, and read again as any other line at the window's end.
   */
  meetGap(gap: LogGapItem, from: "below" | "above"): void {
    if (this.#loading) return;
    if (from === "below") this.#window.cutBefore(gap.key);
    else this.#window.cutFrom(gap.key);
    this.#publish();
  }

  #take(items: readonly LogItem[], isFirst: boolean): void {
    this.#isReady = true;
    if (isFirst && items.length > 0) this.#window.begin(items);
    else this.#fresh.push(...items);
    for (const listener of this.#lineListeners) listener(items);
    this.#schedule();
  }

  #setState(id: string, state: LogState, problem: string | null): void {
    this.#states.set(id, { state, problem });
    if (state !== "connecting") this.#isReady ||= state !== "live" || this.#window.items.length > 0;
    this.#schedule(state === "live" ? 400 : publishMs);
  }

  async #jump(read: (ends: LogEnds, signal: AbortSignal) => Promise<void>): Promise<void> {
    this.#asked.abort();
    this.#loading = null;
    await this.#load("jump", async (signal) => {
      await Promise.all(this.#window.ends.map((ends) => read(ends, signal)));
      this.#window.showElsewhere();
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

  #schedule(ms = publishMs): void {
    this.#timer ??= setTimeout(() => this.#publish(), ms);
  }

  #publish(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#window.append(this.#fresh);
    this.#fresh = [];
    for (const source of this.#sources) source.acknowledge();
    this.#snapshot = this.#makeSnapshot();
    for (const listener of this.#listeners) listener();
  }

  #makeSnapshot(): LogSnapshot {
    const { items, isStart, isAttached, missed } = this.#window;
    const hasEveryState = [...this.#states.values()].every(({ state }) => state !== "connecting");
    return {
      ...{ items, isStart, isAttached, missed },
      loading: this.#loading,
      states: new Map(this.#states),
      error: this.#error,
      isReady: this.#isReady || items.length > 0 || hasEveryState,
    };
  }
}
