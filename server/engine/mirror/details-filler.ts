import { pause } from "../pause.ts";
import type { ContainerEntry } from "./container-entry.ts";
import { type DetailsRead, inspectsAtOnce } from "./container-reader.ts";
import type { WritableReplica } from "./replica.ts";

export type DetailsFillerOptions = {
  readonly replica: WritableReplica<ContainerEntry>;
  readonly readDetails: DetailsRead;
  /** The engine did not answer; the rest is tried again. */
  readonly onError: (error: unknown) => void;
};

const emitMs = 100;
const retryMs = 1_000;

/** Reads the details of listed containers in the background, a few at a time, and tells them in gathered patches. */
export const createDetailsFiller = ({ replica, readDetails, onError }: DetailsFillerOptions) => {
  const queue = new Set<string>();
  let filled: ContainerEntry[] = [];
  let emitter: NodeJS.Timeout | null = null;
  let life: AbortController | null = null;
  let workers = 0;

  const emit = (): void => {
    emitter = null;
    const upserts = filled;
    filled = [];
    // An entry that was replaced meanwhile was read later than these details, or is to be filled again.
    const current = upserts.filter((entry) => replica.get(entry.id)?.summary === entry.summary);
    replica.apply({ upserts: current, removes: [] });
  };

  const fillOne = async (id: string, signal: AbortSignal): Promise<void> => {
    const before = replica.get(id);
    if (!before) return;
    const details = await readDetails(id, signal);
    const now = replica.get(id);
    if (now && now !== before && now.details === null) queue.add(id);
    if (!details || now !== before) return;
    filled.push({ ...before, details });
    emitter ??= setTimeout(emit, emitMs);
  };

  const work = async (signal: AbortSignal): Promise<void> => {
    workers += 1;
    for (const id of queue) {
      if (signal.aborted) break;
      queue.delete(id);
      try {
        await fillOne(id, signal);
      } catch (error) {
        if (signal.aborted) break;
        queue.add(id);
        onError(error);
        await pause(retryMs, signal);
      }
    }
    workers -= 1;
  };

  return {
    start(): void {
      life ??= new AbortController();
    },
    fill(ids: readonly string[]): void {
      // After the list itself has gone into the replica.
      setImmediate(() => {
        for (const id of ids) queue.add(id);
        while (life && workers < Math.min(inspectsAtOnce, queue.size)) void work(life.signal);
      });
    },
    stop(): void {
      life?.abort();
      life = null;
      queue.clear();
      filled = [];
      if (emitter) clearTimeout(emitter);
      emitter = null;
    },
  };
};
