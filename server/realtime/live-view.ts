import type { z } from "zod";
import { PreparedJson } from "../http/prepared-json.ts";

/** What a view needs of a replica in the engine's mirror. Entries are immutable: a change is a new object. */
export type Source<E extends object> = {
  readonly epoch: string;
  readonly version: number;
  values(): Iterable<E>;
  subscribe(
    listener: (patch: { version: number; upserts: readonly E[]; removes: readonly string[] }) => void,
  ): () => void;
};

/** Where a reader stands in the replica's history. */
export type Position = { epoch?: string | undefined; version?: number | undefined };

type Patch<R> = ReturnType<typeof PreparedJson.livePatch<R>>;
type HeldPatch<R> = { since: number; version: number; message: Patch<R> };

const heldPatches = 256;

/**
 * A replica as one group of readers may see it. A row is presented, parsed and turned into text once per change, however
 * many read it; the whole list's text is kept until the next change; the last patches are kept for readers that return.
 */
export const createLiveView = <E extends object, S extends z.ZodType>(
  source: Source<E>,
  schema: S,
  present: (entry: E) => z.input<S>,
) => {
  type R = z.output<S>;
  const rows = new WeakMap<E, PreparedJson<R>>();
  const patches: HeldPatch<R>[] = [];
  const listeners = new Set<(patch: Patch<R>) => void>();
  let version = source.version;
  let whole: { version: number; list: PreparedJson<{ epoch: string; version: number; items: R[] }> } | null =
    null;

  const prepare = (entry: E): PreparedJson<R> => {
    const held = rows.get(entry);
    if (held) return held;
    const fresh = PreparedJson.of(schema, present(entry));
    rows.set(entry, fresh);
    return fresh;
  };

  const allRows = () => ({
    epoch: source.epoch,
    version: source.version,
    rows: Array.from(source.values(), prepare),
  });

  const dispose = source.subscribe((change) => {
    const since = version;
    version = change.version;
    const message = PreparedJson.livePatch<R>({
      epoch: source.epoch,
      since,
      version,
      rows: change.upserts.map(prepare),
      removes: change.removes,
    });
    patches.push({ since, version, message });
    if (patches.length > heldPatches) patches.shift();
    for (const listener of listeners) listener(message);
  });

  return {
    /** The whole list as the API answers it. */
    list: () => {
      if (whole?.version === source.version) return whole.list;
      whole = { version: source.version, list: PreparedJson.liveList(allRows()) };
      return whole.list;
    },
    snapshot: () => PreparedJson.liveList<R>(allRows(), "snapshot"),
    /** The patches after a position; null when they are not held any more (a snapshot is due). */
    since: (at: Position): Patch<R>[] | null => {
      if (at.epoch !== source.epoch || at.version === undefined || at.version > version) return null;
      if (at.version === version) return [];
      const first = patches.findIndex((patch) => patch.since === at.version);
      return first < 0 ? null : patches.slice(first).map((patch) => patch.message);
    },
    position: (): Position => ({ epoch: source.epoch, version }),
    onPatch: (listener: (patch: Patch<R>) => void): (() => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    dispose,
  };
};
export type LiveView<E extends object, S extends z.ZodType> = ReturnType<typeof createLiveView<E, S>>;
