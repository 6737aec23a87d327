import type { Duplex } from "node:stream";

/**
 * The open connections, each counted for its user from the handshake until the very connection is closed: one that has
 * been told to go but still holds what was queued for it counts, and so does one that never says what it wants.
 */
export class Seats {
  readonly #perUser: number;
  readonly #taken = new Map<string, Set<Duplex>>();

  constructor(perUser: number) {
    this.#perUser = perUser;
  }

  /** Gives a connection a seat; false when the user has no more, or the connection is closed already. */
  take(userId: string, connection: Duplex): boolean {
    const own = this.#taken.get(userId) ?? new Set();
    if (connection.destroyed || own.size >= this.#perUser) return false;
    own.add(connection);
    this.#taken.set(userId, own);
    connection.once("close", () => {
      own.delete(connection);
      if (own.size === 0) this.#taken.delete(userId);
    });
    return true;
  }

  count(): number {
    return [...this.#taken.values()].reduce((sum, own) => sum + own.size, 0);
  }
}
