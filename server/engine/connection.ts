import { type CodedError, isCodedError } from "#lib/errors/coded-error.ts";
import type { Ping } from "./client/system.ts";
import type { EngineClient } from "./client.ts";
import { createListeners, type Report } from "./listeners.ts";
import { pause } from "./pause.ts";
import { cancelledError, explainSocketError } from "./transport/failure.ts";

/**
 * How the panel stands to an engine. `stale`: it was connected, and something hints that it no longer is. `since` is in
 * ms since the epoch; `error` is the last failure, while not connected.
 */
export type ConnectionState = {
  readonly status: "connecting" | "connected" | "stale" | "unreachable";
  readonly since: number;
  readonly error: CodedError | null;
};

export type ConnectionOptions = {
  readonly client: EngineClient;
  /** Takes what listeners throw. */
  readonly report: Report;
  /** Between two pings of a connected engine, ms. With `pingMs`, a silent engine is noticed in 8 s. */
  readonly heartbeatMs?: number;
  /** How long an engine may take to answer a ping, ms. */
  readonly pingMs?: number;
  /** The longest wait between two attempts, ms, before ±25 % of jitter. */
  readonly backoffMaxMs?: number;
};

const backoffFirstMs = 200;

const asCoded = (error: unknown): CodedError =>
  isCodedError(error) ? error : explainSocketError(error, { sent: false, mutation: false });

/**
 * Keeps the connection to one engine: negotiates, pings, and tries again with growing waits and jitter while it cannot be
 * reached. Nothing happens before `open`. Calls that wait without a deadline are given up when the engine goes silent.
 */
export class Connection {
  readonly #options: Required<ConnectionOptions>;
  readonly #states;
  readonly #beats;
  #state: ConnectionState = { status: "connecting", since: Date.now(), error: null };
  #life: AbortController | null = null;
  /** Cuts the wait for the next heartbeat short. */
  #alarm = new AbortController();

  constructor(options: ConnectionOptions) {
    this.#options = { heartbeatMs: 3_000, pingMs: 5_000, backoffMaxMs: 3_000, ...options };
    this.#states = createListeners<ConnectionState>(options.report);
    this.#beats = createListeners<Ping>(options.report);
  }

  state(): ConnectionState {
    return this.#state;
  }

  /** Why the engine cannot be reached, while that is known and tried again; null in all other states. */
  failure(): CodedError | null {
    return this.#life && this.#state.status === "unreachable" ? this.#state.error : null;
  }

  /** Hears each change of the state. Returns the way to stop. */
  onState(listener: (state: ConnectionState) => void): () => void {
    return this.#states.add(listener);
  }

  /** Hears each answered heartbeat, with the engine's clock. Returns the way to stop. */
  onBeat(listener: (ping: Ping) => void): () => void {
    return this.#beats.add(listener);
  }

  /** Begins to keep the connection; again is nothing. */
  open(): void {
    if (this.#life) return;
    this.#life = new AbortController();
    this.#enter("connecting", null);
    void this.#keep(this.#life.signal);
  }

  /** Stops for now; `open` begins anew. */
  close(): void {
    this.#life?.abort();
    this.#life = null;
  }

  /** Something went wrong on a stream: ping now, not at the next heartbeat. */
  suspect(error: unknown): void {
    if (this.#state.status !== "connected") return;
    this.#enter("stale", asCoded(error));
    this.#alarm.abort();
  }

  /** Resolves when connected; rejects with the failure when unreachable, or as `cancelled`. */
  async connected(signal?: AbortSignal): Promise<void> {
    while (this.#state.status === "connecting" || this.#state.status === "stale") {
      if (signal?.aborted) break;
      await this.change(signal);
    }
    if (signal?.aborted) throw cancelledError();
    if (this.#state.status === "unreachable") throw this.#state.error ?? cancelledError();
  }

  /** Resolves with the next change of the state, or when `signal` is aborted. */
  change(signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        dispose();
        signal?.removeEventListener("abort", done);
        resolve();
      };
      const dispose = this.onState(done);
      signal?.addEventListener("abort", done, { once: true });
    });
  }

  #enter(status: ConnectionState["status"], error: CodedError | null): void {
    const isSame = this.#state.status === status;
    if (isSame && this.#state.error?.message === error?.message) return;
    this.#state = { status, since: isSame ? this.#state.since : Date.now(), error };
    this.#states.tell(this.#state);
  }

  async #keep(signal: AbortSignal): Promise<void> {
    for (let failures = 0; !signal.aborted; failures += 1) {
      try {
        await this.#options.client.negotiate({ signal, firstByteMs: this.#options.pingMs });
        this.#enter("connected", null);
        failures = 0;
        await this.#beatUntilLost(signal);
      } catch (error) {
        if (signal.aborted) return;
        this.#enter("unreachable", asCoded(error));
        this.#options.client.abandonWaiting();
        const wait = Math.min(backoffFirstMs * 2 ** failures, this.#options.backoffMaxMs);
        await pause(wait * (0.75 + Math.random() / 2), signal);
      }
    }
  }

  async #beatUntilLost(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await pause(this.#options.heartbeatMs, AbortSignal.any([this.#alarm.signal, signal]));
      this.#alarm = new AbortController();
      const ping = await this.#options.client.ping({ signal, firstByteMs: this.#options.pingMs });
      this.#enter("connected", null);
      this.#beats.tell(ping);
    }
  }
}
