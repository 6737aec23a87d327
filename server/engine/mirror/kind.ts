import type { Report } from "../listeners.ts";
import { createReadiness } from "./readiness.ts";
import { createRefresher, type Reader } from "./refresher.ts";
import { createReplica, type WritableReplica } from "./replica.ts";

/** One kind of the mirror: what is known, how it is read, and whether it has been read at all. */
export type Kind = ReturnType<typeof createKind>;

export type KindOptions<T> = {
  readonly key: (entry: T) => string;
  readonly same: (left: T, right: T) => boolean;
  readonly report: Report;
  readonly onError: (error: unknown) => void;
  reader(replica: WritableReplica<T>, mark: (key: string) => void): Reader<T>;
};

export const createKind = <T extends object>(options: KindOptions<T>) => {
  const replica = createReplica<T>(options);
  const readiness = createReadiness();
  const reader = options.reader(replica, (key) => refresher.mark(key));
  const refresher = createRefresher<T>({ replica, reader, onError: options.onError });
  /** Keys that events named since the audit began; null while there is none. */
  let touched: Set<string | null> | null = null;

  /** Keys that a list shows otherwise than the replica. */
  const differing = async (signal: AbortSignal): Promise<string[]> => {
    const listed = await reader.list(signal);
    const changed = listed.filter((entry) => {
      const known = replica.get(reader.key(entry));
      return !known || !options.same(known, entry);
    });
    const keys = new Set(listed.map(reader.key));
    const gone = [...replica.values()].map(reader.key).filter((key) => !keys.has(key));
    return [...changed.map(reader.key), ...gone];
  };

  return {
    replica,
    refresher,
    readiness,
    hint(key: string | null): void {
      touched?.add(key);
      refresher.mark(key);
    },
    /** Reads all, for the first time or anew. */
    async sync(): Promise<void> {
      await refresher.refresh(null);
      readiness.arrive();
    },
    /**
     * Compares with a fresh list and repairs. Returns how many entries were wrong though no event was on its way:
     * `settle` gives events and reads that are under way the time to arrive.
     */
    async audit(settle: () => Promise<void>, signal: AbortSignal): Promise<number> {
      touched = new Set();
      try {
        const suspects = await differing(signal);
        if (suspects.length === 0) return 0;
        await settle();
        const before = new Map(suspects.map((key) => [key, replica.get(key)]));
        await refresher.refresh(null);
        if (touched.has(null)) return 0;
        return suspects.filter((key) => !touched?.has(key) && replica.get(key) !== before.get(key)).length;
      } finally {
        touched = null;
      }
    },
  };
};
