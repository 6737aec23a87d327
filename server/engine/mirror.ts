import { type CodedError, isCodedError } from "#lib/errors/coded-error.ts";
import type { EngineClient } from "./client.ts";
import type { Connection } from "./connection.ts";
import { createListeners, type Report } from "./listeners.ts";
import type { ContainerEntry } from "./mirror/container-entry.ts";
import { createDefaults } from "./mirror/defaults.ts";
import { type MirrorKind, mirrorKinds } from "./mirror/hints.ts";
import { createKinds } from "./mirror/kinds.ts";
import type { Replica } from "./mirror/replica.ts";
import { auditNow, runSession, type SessionOptions } from "./mirror/session.ts";
import { pause } from "./pause.ts";
import { cancelledError } from "./transport/failure.ts";
import type { ImageSummary } from "./types/image.ts";
import type { NetworkEntry } from "./types/network.ts";
import type { EngineEvent } from "./types/system.ts";
import type { VolumeEntry } from "./types/volume.ts";

/**
 * `stale`: what is known is shown, but changes are not followed now, because of `error`. `since` is in ms since the
 * epoch.
 */
export type MirrorState = {
  readonly status: "idle" | "loading" | "live" | "stale";
  readonly since: number;
  readonly error: CodedError | null;
};

export type MirrorOptions = {
  readonly client: EngineClient;
  readonly connection: Connection;
  /** Takes what listeners throw, and reads that failed for other reasons than silence. */
  readonly report: Report;
  /** Between two comparisons with a fresh list, ms. */
  readonly auditMs?: number | undefined;
  /** Hears the events that are followed; `isNews` is false for what the engine remembers from before. Must not throw. */
  readonly onEvent?: (event: EngineEvent, isNews: boolean) => void;
};

/** The replicas, by kind. Keys: containers, images and networks by full id, volumes by name. */
export type MirrorReplicas = {
  readonly containers: Replica<ContainerEntry>;
  readonly images: Replica<ImageSummary>;
  readonly volumes: Replica<VolumeEntry>;
  readonly networks: Replica<NetworkEntry>;
};

const silence = new Set<CodedError["code"]>(["engine_unreachable", "engine_timeout"]);
/** The wait after a session that broke at once, doubled by each further one up to 8 s. */
const retryMs = 250;
const steadyMs = 30_000;

/**
 * A live replica of one engine's containers, images, volumes and networks. It subscribes to events, lists once, and then
 * reads again only what events name; lost events mean a new list, whose difference is told like any change. Nothing runs
 * before `start`.
 */
export class Mirror {
  readonly kinds: MirrorReplicas;
  readonly #options: MirrorOptions;
  readonly #session: SessionOptions;
  readonly #defaults;
  readonly #states;
  #state: MirrorState = { status: "idle", since: Date.now(), error: null };
  #life: AbortController | null = null;
  /** A new life waits for the end of the one before: both use the same refreshers. */
  #ended: Promise<void> = Promise.resolve();
  #drift = 0;
  /** Sessions in a row that broke soon after they began. */
  #failures = 0;

  constructor(options: MirrorOptions) {
    const { client, connection, report, auditMs = 60_000, onEvent = () => undefined } = options;
    this.#options = options;
    this.#states = createListeners<MirrorState>(report);
    this.#defaults = createDefaults(client);
    const onError = (error: unknown) => this.#failed(error);
    const made = createKinds({ client, defaults: this.#defaults.get, report, onError });
    const onLive = () => this.#enter("live");
    const onDrift = (kind: MirrorKind, keys: readonly string[]) => this.#drifted(kind, keys);
    const heard = { timeNano: 0 };
    this.#session = { client, connection, ...made, auditMs, onEvent, onLive, onDrift, heard };
    const { containers, images, volumes, networks } = made.kinds;
    this.kinds = {
      containers: containers.replica,
      images: images.replica,
      volumes: volumes.replica,
      networks: networks.replica,
    };
  }

  state(): MirrorState {
    return this.#state;
  }

  /** Hears each change of the state. Returns the way to stop. */
  onState(listener: (state: MirrorState) => void): () => void {
    return this.#states.add(listener);
  }

  /** Begins to follow the engine, opening the connection; again is nothing. */
  start(): void {
    if (this.#life) return;
    this.#life = new AbortController();
    const { signal } = this.#life;
    this.#options.connection.open();
    this.#enter("loading");
    this.#ended = this.#ended.then(() => this.#keep(signal));
  }

  /** Stops following. The replicas stay as they are, and `start` tells the difference. */
  stop(): void {
    this.#life?.abort();
    this.#life = null;
    for (const kind of mirrorKinds) this.#session.kinds[kind].readiness.reset();
    this.#failWaiting(cancelledError());
    this.#enter("idle");
  }

  /**
   * Resolves once a kind (or each of them) has been read since `start`, which it calls. Rejects with the failure while
   * the engine cannot be reached and nothing is known yet; later loss is told by `state`, not here.
   */
  async ready(kind?: MirrorKind): Promise<void> {
    this.start();
    const wanted = (kind ? [kind] : mirrorKinds).map((one) => this.#session.kinds[one].readiness);
    const missing = wanted.filter((readiness) => !readiness.hasArrived());
    const { status, error } = this.#options.connection.state();
    if (missing.length > 0 && status === "unreachable" && error) throw error;
    await Promise.all(missing.map((readiness) => readiness.wait()));
  }

  /**
   * Reads one object again (by its full id, or a volume's name) and resolves when that is in the replica: for after a
   * change of ours, and for a change whose outcome is unknown. Rejects when the read fails.
   */
  async refresh(kind: MirrorKind, key: string): Promise<void> {
    await this.ready(kind);
    const { status, error } = this.#options.connection.state();
    if (status === "unreachable" && error) throw error;
    await this.#session.kinds[kind].refresher.refresh(key);
  }

  /** Compares with fresh lists now; what was wrong is repaired and counted in `drift`. */
  audit(): Promise<void> {
    return auditNow(this.#session);
  }

  /** How many entries were found wrong by audits, though no event was on its way. Zero is right. */
  get drift(): number {
    return this.#drift;
  }

  #enter(status: MirrorState["status"], error: CodedError | null = null): void {
    const isSame = this.#state.status === status;
    if (isSame && this.#state.error?.message === error?.message) return;
    this.#state = { status, since: isSame ? this.#state.since : Date.now(), error };
    this.#states.tell(this.#state);
  }

  #failed(error: unknown): void {
    if (isCodedError(error) && silence.has(error.code)) this.#options.connection.suspect(error);
    else this.#options.report(error);
  }

  #failWaiting(error: unknown): void {
    for (const kind of mirrorKinds) this.#session.kinds[kind].readiness.fail(error);
  }

  #drifted(kind: MirrorKind, keys: readonly string[]): void {
    this.#drift += keys.length;
    const some = keys.slice(0, 5).join(", ");
    this.#options.report(
      new Error(
        `The mirror was wrong about ${keys.length} of the ${kind} without an event (${some}); repaired`,
      ),
    );
  }

  async #keep(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#options.connection.connected(signal);
      } catch (error) {
        this.#failWaiting(error);
        // Looked at again in the turn of listening, so that no change is missed in between.
        const isLost = this.#options.connection.state().status === "unreachable";
        if (isLost && !signal.aborted) await this.#options.connection.change(signal);
        continue;
      }
      await this.#follow(signal);
    }
  }

  /** One session, to its end. */
  async #follow(signal: AbortSignal): Promise<void> {
    this.#defaults.forget();
    const began = performance.now();
    try {
      await runSession(this.#session, signal);
    } catch (error) {
      if (signal.aborted) return;
      this.#enter("stale", isCodedError(error) ? error : null);
      // When the whole engine is gone, the connection knows better why than the stream that broke.
      const loss = this.#options.connection.state().error;
      this.#failWaiting(loss ?? error);
      if (!loss) this.#failed(error);
      this.#failures = performance.now() - began > steadyMs ? 0 : this.#failures + 1;
      await pause(retryMs * 2 ** Math.min(this.#failures, 5), signal);
    }
  }
}
