import type { VolumeUse } from "#lib/contracts/volumes.ts";
import type { ContainerEntry } from "../../engine/mirror/container-entry.ts";
import { containerUserOf } from "../../realtime/container-user.ts";

/** The volumes of a container, by name, each with the places where the container has it. */
export const volumeUsesOf = (container: ContainerEntry): ReadonlyMap<string, VolumeUse> => {
  const user = containerUserOf(container);
  const uses = new Map<string, VolumeUse>();
  for (const { Type, Name, Destination, RW } of container.summary.Mounts) {
    if (Type !== "volume" || Name === "") continue;
    const mounts = uses.get(Name)?.mounts ?? [];
    uses.set(Name, { ...user, mounts: [...mounts, { destination: Destination, readOnly: !RW }] });
  }
  return uses;
};
