import { CodedError } from "#lib/errors/coded-error.ts";
import type { TerminalLimits } from "./limits.ts";
import type { TerminalSession } from "./session.ts";

/** All sessions, open and just ended, and those that are being opened, which count as open. */
export class TerminalRegistry {
  readonly #limits: TerminalLimits;
  readonly #sessions = new Map<string, TerminalSession>();
  readonly #opening = new Map<string, number>();
  #closed = false;

  constructor(limits: TerminalLimits) {
    this.#limits = limits;
  }

  /** Opens within the limits; rejects with `limit_reached` instead of waiting. */
  async admit(userId: string, open: () => Promise<TerminalSession>): Promise<TerminalSession> {
    this.#assertRoom(userId);
    this.#opening.set(userId, this.#openingOf(userId) + 1);
    try {
      const session = await open();
      this.#sessions.set(session.facts.id, session);
      if (this.#closed) session.end("closed", "The panel is stopping");
      return session;
    } finally {
      const left = this.#openingOf(userId) - 1;
      if (left > 0) this.#opening.set(userId, left);
      else this.#opening.delete(userId);
    }
  }

  /** A user's own session; another's does not exist. */
  get(userId: string, id: string): TerminalSession {
    const session = this.#sessions.get(id);
    if (session?.facts.userId === userId) return session;
    throw new CodedError("not_found", "There is no such terminal");
  }

  /** Forgets a session that is over. */
  delete(session: TerminalSession): void {
    this.#sessions.delete(session.facts.id);
  }

  all(): TerminalSession[] {
    return [...this.#sessions.values()];
  }
  open(): TerminalSession[] {
    return this.all().filter((session) => !session.ended);
  }
  ofUser(userId: string): TerminalSession[] {
    return this.all().filter((session) => session.facts.userId === userId);
  }

  /** Admits nobody any more. */
  close(): void {
    this.#closed = true;
  }

  #openingOf(userId: string): number {
    return this.#opening.get(userId) ?? 0;
  }

  #assertRoom(userId: string): void {
    if (this.#closed) throw new CodedError("limit_reached", "The panel is stopping");
    const { perUser, total } = this.#limits;
    const own = this.ofUser(userId).filter((session) => !session.ended).length + this.#openingOf(userId);
    if (own >= perUser)
      throw limitReached(`You have ${perUser} terminals open, which is the most. Close one first.`);
    const opening = [...this.#opening.values()].reduce((sum, count) => sum + count, 0);
    if (this.open().length + opening >= total) {
      throw limitReached(`The panel has ${total} terminals open, which is the most.`);
    }
  }
}

const limitReached = (reason: string): CodedError =>
  new CodedError("limit_reached", "Too many terminals are open", { reason });
