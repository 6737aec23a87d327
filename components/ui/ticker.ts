/** How often relative times are looked at again. */
const tickMs = 5_000;

/**
 * One timer for all relative times of a page. Between two ticks the time stands still, so that everything drawn in one
 * go agrees about what "now" is.
 */
export class Ticker {
  readonly #listeners = new Set<() => void>();
  #now = Date.now();

  /** Ms since the epoch, at the last tick. */
  readonly now = (): number => this.#now;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  /** Begins to tick; returns what ends it. */
  start(): () => void {
    const timer = setInterval(() => {
      this.#now = Date.now();
      for (const listener of this.#listeners) listener();
    }, tickMs);
    return () => clearInterval(timer);
  }
}
