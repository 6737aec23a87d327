type Followed = { readers: number; stop: () => void; timer: ReturnType<typeof setTimeout> | null };

/** How long a list is followed after its last reader has gone: going from page to page must not reopen channels. */
const graceMs = 30_000;

/** Counts who reads which live list, so that each list has one channel however many components show it. */
export class LiveRegistry {
  readonly #followed = new Map<string, Followed>();
  readonly #graceMs: number;

  constructor(grace = graceMs) {
    this.#graceMs = grace;
  }

  /** Starts to follow, or joins who does. Returns what lets go. */
  join(key: string, start: () => () => void): () => void {
    const followed = this.#followed.get(key) ?? this.#start(key, start);
    followed.readers += 1;
    if (followed.timer) clearTimeout(followed.timer);
    followed.timer = null;
    let joined = true;
    return () => {
      if (!joined) return;
      joined = false;
      this.#leave(key, followed);
    };
  }

  /** Stops everything at once: on signing out. */
  stopAll(): void {
    const all = [...this.#followed.values()];
    this.#followed.clear();
    for (const followed of all) {
      if (followed.timer) clearTimeout(followed.timer);
      followed.stop();
    }
  }

  #start(key: string, start: () => () => void): Followed {
    const followed: Followed = { readers: 0, stop: start(), timer: null };
    this.#followed.set(key, followed);
    return followed;
  }

  #leave(key: string, followed: Followed): void {
    followed.readers -= 1;
    if (followed.readers > 0 || this.#followed.get(key) !== followed) return;
    followed.timer = setTimeout(() => {
      this.#followed.delete(key);
      followed.stop();
    }, this.#graceMs);
  }
}
