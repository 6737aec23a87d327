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
export class DetailsFiller {
  readonly #options: DetailsFillerOptions;
  readonly #queue = new Set<string>();
  #filled: ContainerEntry[] = [];
  #emitter: NodeJS.Timeout | null = null;
  #life: AbortController | null = null;
  #workers = 0;

  constructor(options: DetailsFillerOptions) {
    this.#options = options;
  }

  start(): void {
    this.#life ??= new AbortController();
  }

  /** Asks for the details of listed containers. They are read after the list itself has gone into the replica. */
  fill(ids: readonly string[]): void {
    setImmediate(() => {
      if (!this.#life) return;
      for (const id of ids) this.#queue.add(id);
      while (this.#workers < Math.min(inspectsAtOnce, this.#queue.size)) void this.#work(this.#life.signal);
    });
  }

  stop(): void {
    this.#life?.abort();
    this.#life = null;
    this.#queue.clear();
    this.#filled = [];
    if (this.#emitter) clearTimeout(this.#emitter);
    this.#emitter = null;
  }

  async #work(signal: AbortSignal): Promise<void> {
    this.#workers += 1;
    for (const id of this.#queue) {
      if (signal.aborted) break;
      this.#queue.delete(id);
      try {
        await this.#fillOne(id, signal);
      } catch (error) {
        if (signal.aborted) break;
        this.#queue.add(id);
        this.#options.onError(error);
        await pause(retryMs, signal);
      }
    }
    this.#workers -= 1;
  }

  async #fillOne(id: string, signal: AbortSignal): Promise<void> {
    const before = this.#options.replica.get(id);
    if (!before) return;
    const details = await this.#options.readDetails(id, signal);
    signal.throwIfAborted();
    const now = this.#options.replica.get(id);
    if (now && now !== before && now.details === null) this.#queue.add(id);
    if (!details || now !== before) return;
    this.#filled.push({ ...before, details });
    this.#emitter ??= setTimeout(() => this.#emit(), emitMs);
  }

  #emit(): void {
    this.#emitter = null;
    const filled = this.#filled;
    this.#filled = [];
    // A row that was replaced meanwhile was read with details of its own, or is to be filled again.
    const upserts = filled.filter((entry) => this.#options.replica.get(entry.id)?.summary === entry.summary);
    this.#options.replica.apply({ upserts, removes: [] });
  }
}
