import { pause } from "../pause.ts";
import type { WritableReplica } from "./replica.ts";

/** How one kind is read. */
export type Reader<T> = {
  readonly key: (entry: T) => string;
  /** All of the kind. */
  list(signal: AbortSignal): Promise<T[]>;
  /** Those that exist among the keys. */
  read(keys: readonly string[], signal: AbortSignal): Promise<T[]>;
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

/** More keys than this at once are cheaper, and bounded in memory, as one list. */
const maxKeys = 1_000;
const batchKeys = 50;
const retryMs = 1_000;

/** Keys to be read, in the order of their first mark. */
const createDirty = () => {
  const keys = new Set<string>();
  let all = false;
  return {
    isEmpty: () => !all && keys.size === 0,
    mark(key: string | null): void {
      if (key !== null && !all) keys.add(key);
      if (key !== null && keys.size <= maxKeys) return;
      all = true;
      keys.clear();
    },
    /** `null` is the whole kind. */
    take(): string[] | null {
      if (all) {
        all = false;
        return null;
      }
      const batch = [...keys].slice(0, batchKeys);
      for (const key of batch) keys.delete(key);
      return batch;
    },
  };
};

/**
 * Reads again what was marked. A mark that comes while a read is under way stays and causes another read, so what is
 * read after an event always wins, and no mark is lost. Reads of one kind never overlap.
 */
export const createRefresher = <T extends object>(options: RefresherOptions<T>) => {
  const { replica, reader, delayMs = 25, gapMs = 50 } = options;
  const dirty = createDirty();
  let waiters: Waiter[] = [];
  /** Those whom the read under way will serve. */
  let served: Waiter[] = [];
  let life: AbortController | null = null;
  let isRunning = false;
  let lastStart = 0;

  const readBatch = async (batch: string[] | null, signal: AbortSignal): Promise<void> => {
    const found = batch ? await reader.read(batch, signal) : await reader.list(signal);
    signal.throwIfAborted();
    const known = new Set(found.map(reader.key));
    if (batch) replica.apply({ upserts: found, removes: batch.filter((key) => !known.has(key)) });
    else replica.replace(found);
    reader.applied?.(found);
  };

  const cycle = async (signal: AbortSignal): Promise<void> => {
    lastStart = Date.now();
    const batch = dirty.take();
    const isServed = ({ key }: Waiter) => batch === null || (key !== null && batch.includes(key));
    served = waiters.filter(isServed);
    waiters = waiters.filter((waiter) => !isServed(waiter));
    try {
      await readBatch(batch, signal);
      for (const waiter of served) waiter.resolve();
    } catch (error) {
      for (const key of batch ?? [null]) dirty.mark(key);
      for (const waiter of served) waiter.reject(error);
      if (signal.aborted) return;
      options.onError(error);
      await pause(retryMs, signal);
    }
  };

  const run = async (signal: AbortSignal): Promise<void> => {
    isRunning = true;
    while (!dirty.isEmpty() && !signal.aborted) {
      await pause(Math.max(delayMs, lastStart + gapMs - Date.now()), signal);
      if (!signal.aborted) await cycle(signal);
    }
    isRunning = false;
    wake();
  };

  const wake = (): void => {
    if (isRunning || !life || life.signal.aborted || dirty.isEmpty()) return;
    void run(life.signal);
  };

  const mark = (key: string | null): void => {
    dirty.mark(key);
    wake();
  };

  return {
    /** Asks for one object, or with `null` for all, to be read soon. Kept while stopped. */
    mark,
    /** Like `mark`; resolves when a read that began after now has been applied, rejects when that read failed. */
    refresh(key: string | null): Promise<void> {
      return new Promise((resolve, reject) => {
        waiters.push({ key, resolve, reject });
        mark(key);
      });
    },
    start(): void {
      if (life) return;
      life = new AbortController();
      wake();
    },
    /** Ends the read under way. What waits for one is rejected with `reason`. */
    stop(reason: unknown): void {
      life?.abort();
      life = null;
      const left = [...served, ...waiters];
      waiters = [];
      for (const waiter of left) waiter.reject(reason);
    },
  };
};

export type Refresher = ReturnType<typeof createRefresher>;
