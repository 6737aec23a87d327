import { call } from "#lib/client/api-client.ts";
import { logs } from "#lib/contracts/logs.ts";
import { isCodedError } from "#lib/errors/coded-error.ts";
import type { LogTime } from "#lib/logs/at.ts";
import type { LogContainer, LogItem } from "./log-items.ts";

/** More containers than this are not counted: each is work for the engine. */
const mostCounted = 8;
/** How often a number that grows is shown anew. */
const publishMs = 500;

/** About how many lines the logs hold: counted once, and added up from then on. */
export class LogTotal {
  readonly #environment: string;
  readonly #containers: readonly LogContainer[];
  readonly #listeners = new Set<() => void>();
  readonly #over = new AbortController();
  /** What was written since: how many lines, by the last of them. */
  #later: { container: string; at: LogTime; lines: number }[] = [];
  #counted: number | null = null;
  #grown = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #snapshot: number | null = null;

  constructor(environment: string, containers: readonly LogContainer[]) {
    this.#environment = environment;
    this.#containers = containers;
  }

  async start(): Promise<void> {
    if (this.#containers.length > mostCounted) return;
    let sum = 0;
    try {
      for (const { id } of this.#containers) {
        const input = { environment: this.#environment, container: id };
        const { entries, upTo } = await call(logs.count, input, { signal: this.#over.signal });
        if (entries === null) return;
        sum += entries;
        const isCounted = ({ container, at }: { container: string; at: LogTime }): boolean =>
          container === id && upTo !== null && at <= upTo;
        this.#later = this.#later.filter((one) => !isCounted(one));
      }
    } catch (error) {
      // It is a convenience: a log that cannot be counted now is shown without.
      if (isCodedError(error)) return;
      throw error;
    }
    this.#grown = this.#later.reduce((total, { lines }) => total + lines, 0);
    this.#later = [];
    this.#counted = sum;
    this.#publish();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#over.abort();
  }

  /** Lines that were just written, of any of the containers. */
  addLines(items: readonly LogItem[]): void {
    for (const { id } of this.#containers) {
      const own = items.filter(({ container }) => container === id);
      const last = own.at(-1);
      if (!last) continue;
      const lines = own.reduce((sum, item) => sum + (item.kind === "line" ? 1 : (item.count ?? 0)), 0);
      if (this.#counted !== null) this.#grown += lines;
      else {
        const { at } = last.kind === "line" ? last.row : last.before;
        this.#later.push({ container: id, at, lines });
      }
    }
    if (this.#counted !== null) this.#timer ??= setTimeout(() => this.#publish(), publishMs);
  }

  snapshot = (): number | null => this.#snapshot;

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  #publish(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#snapshot = this.#counted === null ? null : this.#counted + this.#grown;
    for (const listener of this.#listeners) listener();
  }
}
