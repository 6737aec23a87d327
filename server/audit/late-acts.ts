/** An act that was done although its row could not be written: both its rows, as they will stand in the log. */
export type LateAct<Attempt, Outcome> = { attempt: Attempt; outcome: Outcome | null };

/** A panel that cannot write its log must not fill its memory instead. */
const mostHeld = 1_000;
const tryAgainMs = 5_000;

/**
 * Holds what could not be written until it can be, in the order in which it was done. `write` takes all or nothing, and
 * throws for as long as it cannot. Tries again before each new row and every few seconds.
 */
export class LateActs<Attempt extends { actId: string }, Outcome> {
  readonly #write: (acts: readonly LateAct<Attempt, Outcome>[]) => void;
  readonly #acts = new Map<string, LateAct<Attempt, Outcome>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(write: (acts: readonly LateAct<Attempt, Outcome>[]) => void) {
    this.#write = write;
  }

  /** Takes an act; false when there is no room for more. */
  add(attempt: Attempt): boolean {
    if (this.#acts.size >= mostHeld) return false;
    this.#acts.set(attempt.actId, { attempt, outcome: null });
    this.#timer ??= setInterval(() => this.flush(), tryAgainMs).unref();
    return true;
  }

  /** Adds how an act ended; false for one that is not held (any more). */
  finish(actId: string, outcome: Outcome): boolean {
    const act = this.#acts.get(actId);
    if (act) act.outcome = outcome;
    return act !== undefined;
  }

  /** Writes what can be written now; an act that still goes on follows with its outcome. Never throws. */
  flush(): void {
    if (this.#acts.size === 0) return;
    try {
      this.#write([...this.#acts.values()]);
      this.#acts.clear();
    } catch {
      return; // Still not possible; it was told when the act was done.
    }
    this.stop();
  }

  /** Tries no more by itself. */
  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  count(): number {
    return this.#acts.size;
  }
}
