import { isCodedError } from "#lib/errors/coded-error.ts";
import type { EngineClient } from "./client.ts";
import type { Connection } from "./connection.ts";
import { type EngineDefaults, engineDefaults } from "./host-power.ts";
import { createListeners, type Report } from "./listeners.ts";
import type { ContainerEntry } from "./mirror/container-entry.ts";
import { type MirrorKind, mirrorKinds } from "./mirror/hints.ts";
import { createKinds } from "./mirror/kinds.ts";
import type { Replica } from "./mirror/replica.ts";
import { auditNow, runSession, type SessionOptions } from "./mirror/session.ts";
import { pause } from "./pause.ts";
import { cancelledError } from "./transport/failure.ts";
import type { ImageSummary } from "./types/image.ts";
import type { NetworkEntry } from "./types/network.ts";
import type { VolumeEntry } from "./types/volume.ts";

/** `stale`: what is known is shown, but changes are not followed now. `since` is in ms since the epoch. */
export type MirrorState = { readonly status: "idle" | "loading" | "live" | "stale"; readonly since: number };

export type MirrorOptions = {
  readonly client: EngineClient;
  readonly connection: Connection;
  /** Takes what listeners throw, and reads that failed for other reasons than silence. */
  readonly report: Report;
  /** Between two comparisons with a fresh list, ms. */
  readonly auditMs?: number;
};

/** The replicas, by kind. Keys: containers, images and networks by full id, volumes by name. */
export type MirrorReplicas = {
  readonly containers: Replica<ContainerEntry>;
  readonly images: Replica<ImageSummary>;
  readonly volumes: Replica<VolumeEntry>;
  readonly networks: Replica<NetworkEntry>;
};

const silence = new Set(["engine_unreachable", "engine_timeout"]);
const retryMs = 250;

/** The engine's defaults, asked once per session and only when a container's details are read. */
const createDefaults = (client: EngineClient) => {
  let asked: Promise<EngineDefaults> | null = null;
  return {
    forget: () => {
      asked = null;
    },
    get: (): Promise<EngineDefaults> => {
      asked ??= client.info().then(engineDefaults, (error: unknown) => {
        asked = null;
        throw error;
      });
      return asked;
    },
  };
};

/** Waits until the connection tells of another state. */
const stateChange = (connection: Connection, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const done = () => {
      dispose();
      signal.removeEventListener("abort", done);
      resolve();
    };
    const dispose = connection.onState(done);
    signal.addEventListener("abort", done, { once: true });
  });

/**
 * A live replica of one engine's containers, images, volumes and networks. It subscribes to events, lists once, and then
 * reads again only what events name; lost events mean a new list, whose difference is told like any change. Nothing runs
 * before `start`.
 */
export const createMirror = (options: MirrorOptions) => {
  const { client, connection, report } = options;
  const states = createListeners<MirrorState>(report);
  const defaults = createDefaults(client);
  const onError = (error: unknown): void => {
    if (isCodedError(error) && silence.has(error.code)) connection.suspect(error);
    else report(error);
  };
  const { kinds, filler } = createKinds({ client, defaults: defaults.get, report, onError });
  let state: MirrorState = { status: "idle", since: Date.now() };
  let life: AbortController | null = null;
  /** A new life waits for the end of the one before: both use the same refreshers. */
  let ended: Promise<void> = Promise.resolve();
  let drift = 0;

  const enter = (status: MirrorState["status"]): void => {
    if (state.status === status) return;
    state = { status, since: Date.now() };
    states.tell(state);
  };
  const failWaiting = (error: unknown): void => {
    for (const kind of Object.values(kinds)) kind.readiness.fail(error);
  };
  const session: SessionOptions = {
    client,
    connection,
    kinds,
    filler,
    auditMs: options.auditMs ?? 60_000,
    onLive: () => enter("live"),
    onDrift: (count) => {
      drift += count;
      report(new Error(`The mirror was wrong about ${count} object(s) without an event; repaired`));
    },
  };

  const once = async (signal: AbortSignal): Promise<void> => {
    try {
      await connection.connected(signal);
    } catch (error) {
      failWaiting(error);
      if (!signal.aborted) await stateChange(connection, signal);
      return;
    }
    defaults.forget();
    await runSession(session, signal).catch(async (error: unknown) => {
      if (signal.aborted) return;
      if (state.status === "live") enter("stale");
      // When the whole engine is gone, the connection knows better why than the stream that broke.
      const loss = connection.state().error;
      failWaiting(loss ?? error);
      if (!loss) onError(error);
      await pause(retryMs, signal);
    });
  };
  const keep = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) await once(signal);
  };

  const start = (): void => {
    if (life) return;
    life = new AbortController();
    connection.open();
    enter("loading");
    const { signal } = life;
    ended = ended.then(() => keep(signal));
  };
  const all = (kind: MirrorKind | undefined): readonly MirrorKind[] => (kind ? [kind] : mirrorKinds);

  return {
    kinds: {
      containers: kinds.containers.replica,
      images: kinds.images.replica,
      volumes: kinds.volumes.replica,
      networks: kinds.networks.replica,
    } as MirrorReplicas,
    /** Begins to follow the engine, opening the connection; again is nothing. */
    start,
    /** Stops following. The replicas stay as they are, and `start` tells the difference. */
    stop(): void {
      life?.abort();
      life = null;
      for (const kind of Object.values(kinds)) kind.readiness.reset();
      failWaiting(cancelledError());
      enter("idle");
    },
    state: (): MirrorState => state,
    onState: states.add,
    /**
     * Resolves once a kind (or each of them) has been read since `start`, which it calls. Rejects with the failure while
     * the engine cannot be reached and nothing is known yet; later loss is told by `state`, not here.
     */
    async ready(kind?: MirrorKind): Promise<void> {
      start();
      const missing = all(kind).filter((one) => !kinds[one].readiness.hasArrived());
      if (missing.length === 0) return;
      const { status, error } = connection.state();
      if (status === "unreachable" && error) throw error;
      await Promise.all(missing.map((one) => kinds[one].readiness.wait()));
    },
    /**
     * Reads one object again (its full id, or a volume's name) and resolves when that is in the replica: for after a
     * change of ours, and for a change whose outcome is unknown.
     */
    refresh: (kind: MirrorKind, key: string): Promise<void> => kinds[kind].refresher.refresh(key),
    /** Compares with fresh lists now; what was wrong is repaired and counted in `drift`. */
    audit: (): Promise<void> => auditNow(session),
    /** How many entries were found wrong by audits, though no event was on its way. Zero is right. */
    get drift(): number {
      return drift;
    },
  };
};

/** What `createMirror` gives. */
export type Mirror = ReturnType<typeof createMirror>;
