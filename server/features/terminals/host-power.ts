import { hostPower } from "#lib/docker/host-power.ts";
import { CodedError, isCodedError } from "#lib/errors/coded-error.ts";
import type { ContainerInspect } from "../../engine/types/container.ts";
import type { Actor } from "../../http/call.ts";
import type { TerminalEngine } from "./engine.ts";

/** A container as it is now; act on its `Id`, which is what was judged. */
export type JudgedContainer = { inspect: ContainerInspect; hasHostPower: boolean };

/**
 * Inspects a container and refuses those whose shell is the host's to everyone without `container.host-power`. What
 * cannot be judged is refused too: whatever fails here rejects.
 */
export const judgeContainer = async (
  engine: TerminalEngine,
  actor: Actor,
  ref: string,
): Promise<JudgedContainer> => {
  const { client } = engine;
  const inspect = await client.inspectContainer(ref);
  const info = await client.info();
  // Without private ones by default (cgroup v1) every container has the host's: nobody asked for it.
  const hasPrivateCgroupns = info.SecurityOptions.some((option) => option.startsWith("name=cgroupns"));
  const plain = (container: ContainerInspect) =>
    hasPrivateCgroupns ? container : withoutCgroupns(container);
  const reasons = await hostPower(plain(inspect), {
    containerOf: (other) => orUndefined(client.inspectContainer(other).then(plain)),
    volumeOf: (name) => orUndefined(client.inspectVolume(name)),
    defaultRuntime: info.DefaultRuntime || undefined,
  });
  const hasHostPower = reasons.length > 0;
  if (hasHostPower && !actor.can("container.host-power")) {
    throw new CodedError("host_power_required", "A shell in this container is a shell on its host", {
      reason: reasons.map(({ kind, detail }) => `${kind}: ${detail}`).join("; "),
    });
  }
  return { inspect, hasHostPower };
};

const withoutCgroupns = (container: ContainerInspect): ContainerInspect => ({
  ...container,
  HostConfig: { ...container.HostConfig, CgroupnsMode: "" },
});

const orUndefined = async <T>(answer: Promise<T>): Promise<T | undefined> => {
  try {
    return await answer;
  } catch (error) {
    if (isCodedError(error) && error.code === "not_found") return undefined;
    throw error;
  }
};
