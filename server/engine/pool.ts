import { CodedError } from "#lib/errors/coded-error.ts";
import type { EngineAddress } from "./address.ts";
import { createEngineClient, type EngineClient } from "./client.ts";
import { Connection, type ConnectionState } from "./connection.ts";
import type { Report } from "./listeners.ts";
import { Mirror } from "./mirror.ts";
import { createRecentChanges, type RecentChanges } from "./recent-changes.ts";

/** One engine as the panel knows it. */
export type EngineEnvironment = {
  readonly id: string;
  readonly name: string;
  readonly client: EngineClient;
  readonly connection: Connection;
  readonly mirror: Mirror;
  /** What happened lately; fed while the mirror follows the engine. */
  readonly changes: RecentChanges;
  /** Connection and mirror as one: `stale` also while connected, when changes are not followed. */
  state(): ConnectionState;
  /** Hears each change of `state`. Returns the way to stop. */
  onState(listener: (state: ConnectionState) => void): () => void;
};

export type EnginePoolOptions = {
  readonly environments: readonly {
    readonly id: string;
    readonly name: string;
    readonly address: EngineAddress;
  }[];
  readonly report: (error: unknown, environment: string) => void;
  /** Between two audits of a mirror, ms; the mirror's own when left out. */
  readonly auditMs?: number | undefined;
};

const combinedState = (connection: Connection, mirror: Mirror): ConnectionState => {
  const standing = connection.state();
  const following = mirror.state();
  if (standing.status !== "connected" || following.status !== "stale") return standing;
  return { status: "stale", since: following.since, error: standing.error ?? following.error };
};

const createEnvironment = (
  { id, name, address }: EnginePoolOptions["environments"][number],
  report: Report,
  auditMs: number | undefined,
): EngineEnvironment => {
  const client: EngineClient = createEngineClient({ address, knownFailure: () => connection.failure() });
  const connection: Connection = new Connection({ client, report });
  const changes = createRecentChanges({ report });
  const mirror = new Mirror({ client, connection, report, auditMs, onEvent: changes.take });
  const state = () => combinedState(connection, mirror);
  return {
    id,
    name,
    client,
    connection,
    mirror,
    changes,
    state,
    onState(listener) {
      let told = state().status;
      const tell = () => {
        const now = state();
        if (now.status === told) return;
        told = now.status;
        listener(now);
      };
      const disposals = [connection.onState(tell), mirror.onState(tell)];
      return () => {
        for (const dispose of disposals) dispose();
      };
    },
  };
};

/** All engines, by the environment's id. Nothing is dialled before an environment's client or mirror is used. */
export const createEnginePool = (options: EnginePoolOptions) => {
  const environments = new Map(
    options.environments.map((one) => [
      one.id,
      createEnvironment(one, (error) => options.report(error, one.id), options.auditMs),
    ]),
  );
  return {
    /** Throws `not_found` for an id that is none of ours. */
    get(id: string): EngineEnvironment {
      const found = environments.get(id);
      if (found) return found;
      throw new CodedError("not_found", `There is no environment "${id.slice(0, 100)}"`);
    },
    list: (): EngineEnvironment[] => [...environments.values()],
    /** Stops all mirrors and connections. */
    close(): void {
      for (const { mirror, connection } of environments.values()) {
        mirror.stop();
        connection.close();
      }
    },
  };
};

/** What `createEnginePool` gives. */
export type EnginePool = ReturnType<typeof createEnginePool>;
