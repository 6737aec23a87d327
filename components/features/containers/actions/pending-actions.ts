import type { ContainerRow } from "#lib/contracts/containers.ts";
import { isSettled, type Pending, settleWithinMs } from "./pending.ts";
import type { Verb } from "./verb.ts";

/** Which containers have an action under way in this tab. Rows subscribe to their own only. */
export class PendingActions {
  readonly #pending = new Map<string, Pending>();
  readonly #listeners = new Set<() => void>();

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  get(id: string): Pending | null {
    return this.#pending.get(id) ?? null;
  }

  /** How many there are. */
  get size(): number {
    return this.#pending.size;
  }

  begin(row: ContainerRow, verb: Verb): void {
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
  settle(rowOf: (id: string) => ContainerRow | undefined, now: number): void {
    let ended = false;
    for (const [id, pending] of this.#pending) {
      if (isSettled(pending, rowOf(id) ?? null, now)) ended = this.#pending.delete(id) || ended;
    }
    if (ended) this.#changed();
  }

  #drop(id: string, pending: Pending): void {
    if (this.#pending.get(id) === pending) this.failed(id);
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
