import { CodedError } from "#lib/errors/coded-error.ts";

/** Counts what each user has open at once, and refuses what is beyond the bound. */
export class OpenCounter {
  readonly #counts = new Map<string, number>();
  readonly #perUser: number;
  readonly #total: number;
  readonly #words: string;
  #all = 0;

  constructor(words: string, perUser: number, total = Number.POSITIVE_INFINITY) {
    this.#words = words;
    this.#perUser = perUser;
    this.#total = total;
  }

  /** Takes a place until the signal is aborted. Throws `limit_reached`. */
  take(userId: string, signal: AbortSignal): void {
    const held = this.#counts.get(userId) ?? 0;
    if (held >= this.#perUser) {
      throw new CodedError("limit_reached", `${this.#words}: at most ${this.#perUser} at once`);
    }
    if (this.#all >= this.#total)
      throw new CodedError("limit_reached", `${this.#words}: the panel has too many open`);
    this.#counts.set(userId, held + 1);
    this.#all += 1;
    const release = (): void => {
      this.#all -= 1;
      const left = (this.#counts.get(userId) ?? 1) - 1;
      if (left > 0) this.#counts.set(userId, left);
      else this.#counts.delete(userId);
    };
    if (signal.aborted) release();
    else signal.addEventListener("abort", release, { once: true });
  }
}
