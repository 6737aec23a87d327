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

/** Waits for the heartbeat's time, or until `wake`. */
const createAlarm = () => {
  let early = new AbortController();
  return {
    wake: () => early.abort(),
    async wait(ms: number, signal: AbortSignal) {
      await pause(ms, AbortSignal.any([early.signal, signal]));
      early = new AbortController();
    },
  };
};

/**
 * Keeps the connection to one engine: negotiates, pings, and tries again with growing waits and jitter while it cannot be
 * reached. Nothing happens before `open`. Calls that wait without a deadline are given up when the engine goes silent.
 */
export const createConnection = (options: ConnectionOptions) => {
  const { client, heartbeatMs = 3_000, pingMs = 5_000, backoffMaxMs = 3_000 } = options;
  const states = createListeners<ConnectionState>(options.report);
  const beats = createListeners<Ping>(options.report);
  const alarm = createAlarm();
  let state: ConnectionState = { status: "connecting", since: Date.now(), error: null };
  let life: AbortController | null = null;

  const enter = (status: ConnectionState["status"], error: CodedError | null): void => {
    const isSame = state.status === status && state.error?.message === error?.message;
    if (isSame) return;
    state = { status, since: state.status === status ? state.since : Date.now(), error };
    states.tell(state);
  };

  const beatUntilLost = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      await alarm.wait(heartbeatMs, signal);
      const ping = await client.ping({ signal, firstByteMs: pingMs });
      enter("connected", null);
      beats.tell(ping);
    }
  };

  const keep = async (signal: AbortSignal): Promise<void> => {
    let failures = 0;
    while (!signal.aborted) {
      try {
        await client.negotiate({ signal, firstByteMs: pingMs });
        failures = 0;
        enter("connected", null);
        await beatUntilLost(signal);
      } catch (error) {
        if (signal.aborted) return;
        enter("unreachable", asCoded(error));
        client.abandonWaiting();
        const wait = Math.min(backoffFirstMs * 2 ** failures, backoffMaxMs);
        failures += 1;
        await pause(wait * (0.75 + Math.random() / 2), signal);
      }
    }
  };

  return {
    state: (): ConnectionState => state,
    onState: states.add,
    /** Each answered heartbeat, with the engine's clock. */
    onBeat: beats.add,
    /** Begins to keep the connection; again is nothing. */
    open(): void {
      if (life) return;
      life = new AbortController();
      enter("connecting", null);
      void keep(life.signal);
    },
    /** Something went wrong on a stream: ping now, not at the next heartbeat. */
    suspect(error: unknown): void {
      if (state.status !== "connected") return;
      enter("stale", asCoded(error));
      alarm.wake();
    },
    /** Resolves when connected; rejects with the failure when unreachable, or as `cancelled`. */
    connected(signal?: AbortSignal): Promise<void> {
      return new Promise((resolve, reject) => {
        const leave = () => {
          dispose();
          signal?.removeEventListener("abort", cancel);
        };
        const look = () => {
          if (state.status === "connecting" || state.status === "stale") return;
          leave();
          if (state.status === "connected") resolve();
          else reject(state.error ?? cancelledError());
        };
        const cancel = () => {
          leave();
          reject(cancelledError());
        };
        const dispose = states.add(look);
        signal?.addEventListener("abort", cancel, { once: true });
        if (signal?.aborted) cancel();
        else look();
      });
    },
    /** Stops for now; `open` begins anew. */
    close(): void {
      life?.abort();
      life = null;
    },
  };
};

/** What `createConnection` gives. */
export type Connection = ReturnType<typeof createConnection>;
