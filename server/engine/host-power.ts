import type { EngineDefaults } from "#lib/docker/host-power/engine-defaults.ts";
import { type OwnHostPower, ownHostPower } from "#lib/docker/host-power/own.ts";
import type { HostPowerReason } from "#lib/docker/host-power/reason.ts";
import { judgeHostPower } from "#lib/docker/host-power.ts";
import { isCodedError } from "#lib/errors/coded-error.ts";
import type { EngineClient } from "./client.ts";
import { concurrently } from "./concurrently.ts";
import type { ContainerInspect } from "./types/container.ts";
import type { EngineInfo } from "./types/system.ts";

type Asked = Pick<EngineClient, "info" | "inspectContainer" | "inspectVolume">;

const callsAtOnce = 4;

/** Reads out of `/info` what the rule takes for usual. */
export const engineDefaults = (info: EngineInfo): EngineDefaults => ({
  runtime: info.DefaultRuntime || "runc",
  // moby `daemon/info.go`: there only when private cgroup namespaces are possible and the default.
  privateCgroupns: info.SecurityOptions.some((option) => option.startsWith("name=cgroupns")),
});

/** Null for what is not there, or bears a name that this client does not ask for: both count against the container. */
const orNull = async <T>(answer: Promise<T>): Promise<T | null> => {
  try {
    return await answer;
  } catch (error) {
    if (isCodedError(error) && (error.code === "not_found" || error.code === "invalid_input")) return null;
    throw error;
  }
};

const createLookups = (client: Asked, defaults: EngineDefaults) => {
  const containers = new Map<string, OwnHostPower | null>();
  const volumes = new Map<string, unknown>();
  const askContainer = async (ref: string) => {
    const inspect = await orNull(client.inspectContainer(ref));
    containers.set(ref, inspect && ownHostPower(inspect, defaults));
  };
  const askVolume = async (name: string) => {
    volumes.set(name, await orNull(client.inspectVolume(name)));
  };
  return {
    known: {
      container: (ref: string) => containers.get(ref),
      volume: (name: string) => volumes.get(name),
    },
    async ask(missing: { containers: string[]; volumes: string[] }): Promise<void> {
      await concurrently(callsAtOnce, missing.containers, askContainer);
      await concurrently(callsAtOnce, missing.volumes, askVolume);
    },
  };
};

/**
 * Why a shell in this container, as it was just inspected, is a shell on the host; empty when it is not. Asks the engine
 * for its defaults and for all that the container shares. Rejects as the client does: a container that cannot be judged
 * must not be acted on.
 */
export const inspectedHostPower = async (
  client: Asked,
  inspect: ContainerInspect,
): Promise<HostPowerReason[]> => {
  const defaults = engineDefaults(await client.info());
  const own = ownHostPower(inspect, defaults);
  const { known, ask } = createLookups(client, defaults);
  for (;;) {
    const { reasons, missing } = judgeHostPower(own, known);
    if (missing.containers.length + missing.volumes.length === 0) return reasons;
    await ask(missing);
  }
};

/** As `inspectedHostPower`, for a container by id or name. Who acts on it afterwards must act on the id that was judged. */
export const containerHostPower = async (client: Asked, ref: string): Promise<HostPowerReason[]> =>
  inspectedHostPower(client, await client.inspectContainer(ref));
