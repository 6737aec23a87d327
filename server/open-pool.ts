import type { Config } from "./config.ts";
import { findAddress, usualSockets } from "./engine/address.ts";
import { createEnginePool, type EnginePool } from "./engine/pool.ts";
import type { Log } from "./log.ts";

/**
 * The engines that the panel shows: the one that is named, or the first that is found, or the usual place of one to come.
 * `auditMs` is the time between two audits of a mirror, where it is not the usual one.
 */
export const openPool = async (config: Config, log: Log, auditMs?: number): Promise<EnginePool> => {
  const address = await findAddress({
    dockerHost: config.dockerHost ?? undefined,
    candidates: usualSockets(config.runtimeDir ?? undefined),
  });
  const fallback = { kind: "unix", socketPath: "/var/run/docker.sock" } as const;
  return createEnginePool({
    environments: [{ id: "local", name: "local", address: address ?? fallback }],
    auditMs,
    report: (error, environment) => log.warn({ err: error, environment }, "an engine's side failed"),
  });
};
