import { randomUUID } from "node:crypto";
import { createListeners, type Report } from "../listeners.ts";

/** One step of a replica's history: `version` is the version after it. */
export type Patch<T> = {
  readonly version: number;
  readonly upserts: readonly T[];
  readonly removes: readonly string[];
};

/**
 * The objects of one kind as they are known now. Entries are never changed, only replaced, so a reader may keep what it
 * derived from an entry in a WeakMap. `version` grows by one with each patch; `epoch` names this life of the replica.
 */
export type Replica<T> = {
  get(key: string): T | undefined;
  values(): IterableIterator<T>;
  readonly size: number;
  readonly version: number;
  readonly epoch: string;
  /** Hears every patch after now, in order. Returns the way to stop. */
  subscribe(listener: (patch: Patch<T>) => void): () => void;
};

export type WritableReplica<T> = Replica<T> & {
  /** Takes what differs and tells it in one patch, if anything does. */
  apply(change: { upserts: readonly T[]; removes: readonly string[] }): void;
  /** Makes these the only entries. */
  replace(entries: readonly T[]): void;
};

export type ReplicaOptions<T> = {
  readonly key: (entry: T) => string;
  /** Whether nobody could tell the two apart, but for texts that grow old by themselves. */
  readonly same: (left: T, right: T) => boolean;
  readonly report: Report;
};

export const createReplica = <T extends object>({
  key,
  same,
  report,
}: ReplicaOptions<T>): WritableReplica<T> => {
  const entries = new Map<string, T>();
  const patches = createListeners<Patch<T>>(report);
  const epoch = randomUUID();
  let version = 0;

  const apply: WritableReplica<T>["apply"] = (change) => {
    const upserts = change.upserts.filter((entry) => {
      const known = entries.get(key(entry));
      if (known && same(known, entry)) return false;
      entries.set(key(entry), entry);
      return true;
    });
    const removes = change.removes.filter((one) => entries.delete(one));
    if (upserts.length + removes.length === 0) return;
    version += 1;
    patches.tell({ version, upserts, removes });
  };

  return {
    get: (one) => entries.get(one),
    values: () => entries.values(),
    get size() {
      return entries.size;
    },
    get version() {
      return version;
    },
    epoch,
    subscribe: patches.add,
    apply,
    replace(next) {
      const kept = new Set(next.map(key));
      apply({ upserts: next, removes: [...entries.keys()].filter((one) => !kept.has(one)) });
    },
  };
};
