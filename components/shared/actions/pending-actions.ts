/** An action on its way. What it was asked of is kept, to know by the live row when it has come about. */
export type Pending<R> = {
  verb: string;
  before: R;
  /** When the engine said yes, in ms since the epoch; null while it is still at work. */
  answeredAt: number | null;
};

/** Whether the live row shows what an action was to do. */
export type Reached<R> = (verb: string, now: R, before: R) => boolean;

/** How long a row may still show "Stopping …" after the answer, when no change of it arrives. */
export const settleWithinMs = 2_000;

/**
 * Whether an action is over for the eye: the engine has answered, and the live row shows what it did. A row that has
 * gone has nothing left to wait for. Until then the row says what is under way; after it, only the engine's truth.
 */
export const isSettled = <R>(
  pending: Pending<R>,
  row: R | null,
  now: number,
  reached: Reached<R>,
): boolean => {
  if (row === null) return true;
  if (pending.answeredAt === null) return false;
  return reached(pending.verb, row, pending.before) || now - pending.answeredAt >= settleWithinMs;
};

/** Which rows have an action under way in this tab. Rows subscribe to their own only. */
export class PendingActions<R extends { id: string }> {
  readonly #pending = new Map<string, Pending<R>>();
  readonly #listeners = new Set<() => void>();

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  get(id: string): Pending<R> | null {
    return this.#pending.get(id) ?? null;
  }

  /** How many there are. */
  get size(): number {
    return this.#pending.size;
  }

  begin(row: R, verb: string): void {
    this.#pending.set(row.id, { verb, before: row, answeredAt: null });
    this.#changed();
  }

  /** The engine has done it; the row's own change is awaited for a moment. */
  answered(id: string, now: number): void {
    const pending = this.#pending.get(id);
    if (!pending) return;
    const answered = { ...pending, answeredAt: now };
    this.#pending.set(id, answered);
    this.#changed();
    setTimeout(() => this.#drop(id, answered), settleWithinMs);
  }

  /** It failed: the row is as it was. */
  failed(id: string): void {
    if (this.#pending.delete(id)) this.#changed();
  }

  /** Looks at the live rows, and ends what they show to be done. */
  settle(rowOf: (id: string) => R | undefined, now: number, reached: Reached<R>): void {
    let ended = false;
    for (const [id, pending] of this.#pending) {
      if (isSettled(pending, rowOf(id) ?? null, now, reached)) ended = this.#pending.delete(id) || ended;
    }
    if (ended) this.#changed();
  }

  #drop(id: string, pending: Pending<R>): void {
    if (this.#pending.get(id) === pending) this.failed(id);
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
