import { combineHostPower, type DirectHostPower, type HostPowerReason } from "../host-power.ts";
import type { MirrorReplicas } from "../mirror.ts";
import type { ContainerEntry } from "./container-entry.ts";

type ContainersAndVolumes = Pick<MirrorReplicas, "containers" | "volumes">;

/** A container is named by its full id in another's settings, but by whatever its maker typed in `VolumesFrom`. */
const findContainer = (kinds: ContainersAndVolumes, ref: string): ContainerEntry | undefined => {
  const exact = kinds.containers.get(ref);
  if (exact) return exact;
  for (const entry of kinds.containers.values()) {
    if (entry.summary.Names.includes(`/${ref}`) || entry.id.startsWith(ref)) return entry;
  }
  return undefined;
};

const powerOf = (kinds: ContainersAndVolumes, ref: string): DirectHostPower | null | undefined => {
  const entry = findContainer(kinds, ref);
  return entry ? entry.details?.hostPower : null;
};

/** A container's power over its host by what the replica knows: no engine call. `null` while not known. */
export const hostPowerIn = (kinds: ContainersAndVolumes, id: string): HostPowerReason[] | null => {
  const own = kinds.containers.get(id)?.details?.hostPower;
  if (!own) return null;
  const lookup = {
    container: (ref: string) => powerOf(kinds, ref),
    // A volume that is in use but not here yet has an event on its way.
    volume: (name: string) => kinds.volumes.get(name),
  };
  return combineHostPower(own, lookup, new Set([id]));
};
