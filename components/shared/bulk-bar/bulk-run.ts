export type BulkItem = { id: string; name: string };
export type BulkStatus = "waiting" | "running" | "succeeded" | "failed" | "cancelled";
export type BulkEntry = BulkItem & { status: BulkStatus; error: unknown };

export type BulkSnapshot = { entries: readonly BulkEntry[]; running: boolean };

/** How many acts are under way at once: enough to be quick, few enough for the engine to stay answering. */
const defaultConcurrency = 6;

/**
 * Does one thing to many objects, a few at a time, and keeps what became of each. Subscribe to draw it; a snapshot is
 * a new object after every change.
 */
export class BulkRun<I extends BulkItem = BulkItem> {
  /** The act in the reader's words. */
  readonly action: string;
  readonly #items: ReadonlyMap<string, I>;
  readonly #act: (item: I) => Promise<unknown>;
  readonly #concurrency: number;
  readonly #listeners = new Set<() => void>();
  #snapshot: BulkSnapshot;

  constructor(
    action: string,
    items: readonly I[],
    act: (item: I) => Promise<unknown>,
    concurrency = defaultConcurrency,
  ) {
    this.action = action;
    this.#items = new Map(items.map((item) => [item.id, item]));
    this.#act = act;
    this.#concurrency = concurrency;
    const entries = items.map(({ id, name }) => ({ id, name, status: "waiting" as const, error: null }));
    this.#snapshot = { entries, running: false };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly snapshot = (): BulkSnapshot => this.#snapshot;

  /** Runs what waits. Resolves when nothing is under way any more; failures are in the entries, not thrown. */
  async start(): Promise<BulkSnapshot> {
    if (this.#snapshot.running) return this.#snapshot;
    this.#publish({ ...this.#snapshot, running: true });
    await Promise.all(Array.from({ length: this.#concurrency }, () => this.#work()));
    this.#publish({ ...this.#snapshot, running: false });
    return this.#snapshot;
  }

  /** Leaves what has not begun as it is. What is under way is not torn: its outcome would be unknown. */
  cancel(): void {
    this.#mark((entry) => entry.status === "waiting", { status: "cancelled" });
  }

  /** Runs again what failed. */
  retryFailed(): Promise<BulkSnapshot> {
    this.#mark((entry) => entry.status === "failed", { status: "waiting", error: null });
    return this.start();
  }

  async #work(): Promise<void> {
    for (let next = this.#next(); next !== undefined; next = this.#next()) {
      const { id } = next;
      const isIt = (entry: BulkEntry) => entry.id === id;
      this.#mark(isIt, { status: "running" });
      try {
        await this.#act(next);
        this.#mark(isIt, { status: "succeeded" });
      } catch (error) {
        this.#mark(isIt, { status: "failed", error });
      }
    }
  }

  #next(): I | undefined {
    const entry = this.#snapshot.entries.find(({ status }) => status === "waiting");
    return entry && this.#items.get(entry.id);
  }

  #mark(which: (entry: BulkEntry) => boolean, change: Partial<BulkEntry>): void {
    const entries = this.#snapshot.entries.map((entry) => (which(entry) ? { ...entry, ...change } : entry));
    this.#publish({ ...this.#snapshot, entries });
  }

  #publish(snapshot: BulkSnapshot): void {
    this.#snapshot = snapshot;
    for (const listener of this.#listeners) listener();
  }
}

/** How many entries stand in each status. */
export const countByStatus = (entries: readonly BulkEntry[]): Readonly<Record<BulkStatus, number>> => {
  const counts = { waiting: 0, running: 0, succeeded: 0, failed: 0, cancelled: 0 };
  for (const { status } of entries) counts[status] += 1;
  return counts;
};
