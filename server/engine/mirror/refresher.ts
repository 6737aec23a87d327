import { pause } from "../pause.ts";
import { createDirtyKeys } from "./dirty-keys.ts";
import type { WritableReplica } from "./replica.ts";

/** How one kind is read. */
export type Reader<T> = {
  readonly key: (entry: T) => string;
  /** All of the kind. */
  list(signal: AbortSignal): Promise<T[]>;
  /** Those that exist among the keys. */
  read(keys: readonly string[], signal: AbortSignal): Promise<T[]>;
  /**
   * For a kind whose list does not bring all of an entry: all of the kind for an audit to compare with, at a cost that
   * does not grow with their number. What differs is then read by its key.
   */
  survey?(signal: AbortSignal): Promise<T[]>;
  /** After entries went into the replica: what else has to be read because of them. */
  applied?(entries: readonly T[]): void;
};

export type RefresherOptions<T> = {
  readonly replica: WritableReplica<T>;
  readonly reader: Reader<T>;
  /** A read failed; it will be tried again. */
  readonly onError: (error: unknown) => void;
  /** ms between the first mark and the read: marks that come together are read together. */
  readonly delayMs?: number;
  /** ms between the starts of two reads, so at most 20 patches a second. */
  readonly gapMs?: number;
};

type Waiter = { readonly key: string | null; resolve(): void; reject(error: unknown): void };

/** The wait after a failure, doubled by each further one up to 16 s: a volume plugin may be broken for days. */
const retryMs = 1_000;

/**
 * Reads again what was marked. A mark that comes while a read is under way stays and causes another read, so what is
 * read after an event always wins, and no mark is lost. Reads of one kind never overlap.
 */
export class Refresher<T extends object> {
  readonly #options: Required<RefresherOptions<T>>;
  readonly #dirty = createDirtyKeys();
  #waiters: Waiter[] = [];
  /** Those whom the read under way will serve. */
  #served: Waiter[] = [];
  #life: AbortController | null = null;
  #isRunning = false;
  /** The keys that are read now. */
  #underWay: readonly (string | null)[] = [];
  #lastStart = 0;
  #failures = 0;

  constructor(options: RefresherOptions<T>) {
    this.#options = { delayMs: 25, gapMs: 50, ...options };
  }

  /** Asks for one object, or with `null` for all, to be read soon. Kept while stopped. */
  mark(key: string | null): void {
    this.#dirty.mark(key);
    this.#wake();
  }

  /** Like `mark`; resolves when a read that began after now has been applied, rejects when that read failed. */
  refresh(key: string | null): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#waiters.push({ key, resolve, reject });
      this.mark(key);
    });
  }

  /** The keys whose marks have not been served yet; `null` among them is everything. */
  pending(): (string | null)[] {
    return [...this.#underWay, ...this.#dirty.marked()];
  }

  start(): void {
    if (this.#life) return;
    this.#life = new AbortController();
    this.#wake();
  }

  /** Ends the read under way. What waits for one is rejected with `reason`. */
  stop(reason: unknown): void {
    this.#life?.abort();
    this.#life = null;
    const left = [...this.#served, ...this.#waiters];
    this.#waiters = [];
    for (const waiter of left) waiter.reject(reason);
  }

  #wake(): void {
    if (this.#isRunning || !this.#life || this.#life.signal.aborted || this.#dirty.isEmpty()) return;
    void this.#run(this.#life.signal);
  }

  async #run(signal: AbortSignal): Promise<void> {
    this.#isRunning = true;
    while (!this.#dirty.isEmpty() && !signal.aborted) {
      const gap = this.#lastStart + this.#options.gapMs - Date.now();
      // The bounds hold when the clock was set back.
      await pause(Math.min(Math.max(this.#options.delayMs, gap), this.#options.gapMs), signal);
      if (!signal.aborted) await this.#cycle(signal);
    }
    this.#isRunning = false;
    this.#wake();
  }

  async #cycle(signal: AbortSignal): Promise<void> {
    this.#lastStart = Date.now();
    const batch = this.#dirty.take();
    this.#underWay = batch ?? [null];
    const isServed = ({ key }: Waiter) => batch === null || (key !== null && batch.includes(key));
    this.#served = this.#waiters.filter(isServed);
    this.#waiters = this.#waiters.filter((waiter) => !isServed(waiter));
    try {
      await this.#readBatch(batch, signal);
      this.#failures = 0;
      for (const waiter of this.#served) waiter.resolve();
    } catch (error) {
      for (const key of batch ?? [null]) this.#dirty.mark(key);
      for (const waiter of this.#served) waiter.reject(error);
      if (signal.aborted) return;
      this.#options.onError(error);
      await pause(retryMs * 2 ** Math.min(this.#failures, 4), signal);
      this.#failures += 1;
    } finally {
      this.#underWay = [];
    }
  }

  async #readBatch(batch: string[] | null, signal: AbortSignal): Promise<void> {
    const { replica, reader } = this.#options;
    const found = batch ? await reader.read(batch, signal) : await reader.list(signal);
    signal.throwIfAborted();
    const known = new Set(found.map(reader.key));
    if (batch) replica.apply({ upserts: found, removes: batch.filter((key) => !known.has(key)) });
    else replica.replace(found);
    reader.applied?.(found);
  }
}
