import type { ClientChannel, SocketClient } from "#lib/client/socket-client.ts";
import { type LogLineRow, logChannels } from "#lib/contracts/logs.ts";
import type { CodedError } from "#lib/errors/coded-error.ts";
import { type LogPlace, placeKey } from "#lib/logs/at.ts";
import { type LogContainer, type LogItem, lineItem } from "./log-items.ts";

export type LogState = "connecting" | "live" | "ended" | "lost" | "removed" | "refused";

export type LogSourceEvents = {
  /** New lines, and what is missing among them; `isFirst` for the lines that a reader begins with. */
  onItems(items: LogItem[], isFirst: boolean): void;
  onState(state: LogState, problem: string | null): void;
  onRefused(error: CodedError | null): void;
};

/** So many of the last lines are known again when they come a second time. */
const knownLines = 3000;
/** A channel that the server ended is opened again after this long. */
const reopenMs = 3_000;

/** One container's live lines, through dropped connections too: what comes twice is left out, what is missing is marked. */
export class LogSource {
  readonly container: LogContainer;
  readonly #socket: SocketClient;
  readonly #environment: string;
  readonly #events: LogSourceEvents;
  #channel: ClientChannel<typeof logChannels.follow> | null = null;
  #known = new Set<string>();
  #last: LogPlace | null = null;
  #received = 0;
  #acknowledged = 0;
  /** The first lines after an opening, which overlap with those before it. */
  #isOpening = true;
  #gaps = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(socket: SocketClient, environment: string, container: LogContainer, events: LogSourceEvents) {
    this.#socket = socket;
    this.#environment = environment;
    this.container = container;
    this.#events = events;
  }

  start(): void {
    const input = { environment: this.#environment, container: this.container.id };
    this.#begin();
    this.#channel = this.#socket.open(logChannels.follow, input, {
      onOpen: () => this.#events.onState("live", null),
      onLost: () => {
        this.#begin();
        this.#events.onState("connecting", null);
      },
      onMessage: (message) => {
        if (message.type === "lines") this.#take(message.lines, message.bytes);
        else if (message.type === "dropped") this.#gap(message.count, message.after, message.before);
        else this.#said(message.state, message.problem);
      },
      onClose: (error) => this.#onClose(error),
    });
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#channel?.close();
    this.#channel = null;
  }

  /** What has come is on the screen, so that more may come. */
  acknowledge(): void {
    if (this.#received === this.#acknowledged) return;
    this.#acknowledged = this.#received;
    this.#channel?.send({ type: "ack", bytes: this.#received });
  }

  #begin(): void {
    this.#received = 0;
    this.#acknowledged = 0;
    this.#isOpening = true;
  }

  /** When the container runs again, the server begins with its last lines once more. */
  #said(state: "live" | "ended" | "lost" | "removed", problem: string | null): void {
    if (state === "ended") this.#isOpening = true;
    this.#events.onState(state, problem);
  }

  #onClose(error: CodedError | null): void {
    this.#channel = null;
    const isFinal = error !== null && (error.code === "not_found" || error.code === "forbidden");
    if (isFinal) {
      this.#events.onRefused(error);
      return;
    }
    this.#events.onState("lost", error?.message ?? null);
    this.#timer = setTimeout(() => this.start(), reopenMs);
  }

  #take(rows: readonly LogLineRow[], bytes: number): void {
    this.#received += bytes;
    const isFirst = this.#last === null;
    const fresh = rows.filter((row) => !this.#known.has(placeKey(row)));
    const [first] = fresh;
    if (first && this.#last && this.#isOpening && fresh.length === rows.length)
      this.#gap(null, this.#last, first);
    this.#isOpening = false;
    for (const row of fresh) this.#remember(row);
    this.#events.onItems(
      fresh.map((row) => lineItem(this.container.id, row)),
      isFirst,
    );
  }

  #remember(row: LogLineRow): void {
    this.#last = { at: row.at, nth: row.nth };
    this.#known.add(placeKey(row));
    if (this.#known.size > 2 * knownLines) this.#known = new Set([...this.#known].slice(-knownLines));
  }

  #gap(count: number | null, after: LogPlace | null, before: LogPlace): void {
    const key = `gap.${this.container.id.slice(0, 12)}.${this.#gaps++}`;
    const place = { at: before.at, nth: before.nth };
    this.#events.onItems(
      [{ kind: "gap", key, container: this.container.id, count, after, before: place }],
      false,
    );
  }
}
