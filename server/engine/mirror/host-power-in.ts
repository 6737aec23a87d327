import type { OwnHostPower } from "#lib/docker/host-power/own.ts";
import type { HostPowerReason } from "#lib/docker/host-power/reason.ts";
import { hasHostPower, judgeHostPower } from "#lib/docker/host-power.ts";
import type { MirrorReplicas } from "../mirror.ts";
import type { ContainerEntry } from "./container-entry.ts";

type ContainersAndVolumes = Pick<MirrorReplicas, "containers" | "volumes">;
type Containers = ContainersAndVolumes["containers"];

/** A container is named by its full id in another's settings, but by whatever its maker typed in `VolumesFrom`. */
const findContainer = (containers: Containers, ref: string): ContainerEntry | undefined => {
  const exact = containers.get(ref);
  if (exact) return exact;
  const entries = [...containers.values()];
  return (
    entries.find((entry) => entry.summary.Names.includes(`/${ref}`)) ??
    entries.find((entry) => entry.id.startsWith(ref))
  );
};

const ownPowerOf = (containers: Containers, ref: string): OwnHostPower | null | undefined => {
  const entry = findContainer(containers, ref);
  return entry ? entry.details?.hostPower : null;
};

/**
 * A container's power over its host by what the replicas know now: no engine call. `null` while nothing is known against
 * it but not all is known. For showing, not for allowing: a change may be on its way.
 */
export const hostPowerIn = (kinds: ContainersAndVolumes, id: string): HostPowerReason[] | null => {
  const own = kinds.containers.get(id)?.details?.hostPower;
  if (!own) return null;
  const verdict = judgeHostPower(own, {
    container: (ref) => ownPowerOf(kinds.containers, ref),
    // One that is in use exists: when it is not here, its event is on its way.
    volume: (name) => kinds.volumes.get(name),
  });
  return hasHostPower(verdict) === null ? null : verdict.reasons;
};
