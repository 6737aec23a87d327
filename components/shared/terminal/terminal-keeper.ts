import type { TerminalSocket } from "./terminal-events.ts";
import type { TerminalSize } from "./terminal-opening.ts";
import { TerminalConnection } from "./terminal-session.ts";

type Kept = { session: string; received: number; size: TerminalSize };

/**
 * Holds the terminals that are not on the page while somebody looks at another one: the server gives up a terminal that
 * no browser holds. Their output is taken and forgotten; the server replays it when the terminal is shown again.
 */
export class TerminalKeeper {
  readonly #socket: TerminalSocket;
  readonly #kept = new Map<string, TerminalConnection>();

  constructor(socket: TerminalSocket) {
    this.#socket = socket;
  }

  keep({ session, received, size }: Kept): void {
    this.letGo(session);
    const connection = new TerminalConnection(this.#socket, { kind: "resume", session, received }, size, {
      onState: ({ phase }) => {
        if (phase === "ended" || phase === "failed") this.#kept.delete(session);
      },
      onReady: () => {},
      onOutput: (_data, _stream, drawn) => drawn(),
      onMissing: () => {},
      onInputDropped: () => {},
      onInputProgress: () => {},
    });
    this.#kept.set(session, connection);
  }

  /** Somebody else holds it from here on. */
  letGo(session: string): void {
    this.#kept.get(session)?.dispose();
    this.#kept.delete(session);
  }
}

const keepers = new WeakMap<TerminalSocket, TerminalKeeper>();

/** The keeper of a tab's socket; it lives and dies with it. */
export const keeperOf = (socket: TerminalSocket): TerminalKeeper => {
  const keeper = keepers.get(socket) ?? new TerminalKeeper(socket);
  keepers.set(socket, keeper);
  return keeper;
};
