import type { ContainerDetail } from "#lib/contracts/container-detail.ts";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { removalNeedsForce } from "#lib/docker/container-state.ts";

type Mount = ContainerDetail["mounts"][number];

/** What removing containers takes with it, and what it leaves. */
export type Losses = {
  /** Which are killed for it. */
  killed: readonly ContainerRow[];
  /** Unnamed volumes that go with them; null while not (all) counted. */
  anonymousVolumes: number | null;
  /** Names of the volumes that stay; empty while not counted. */
  keptVolumes: readonly string[];
  /** Whether data beyond the writable layers is lost: then the name has to be typed. */
  losesData: boolean;
};

type Options = { volumes: boolean };

/**
 * What will be lost. `mountsOf` gives a container's mounts, or undefined while they are not known; a volume used by two
 * containers counts once. With volumes ticked, not knowing counts as a loss.
 */
export const lossesOf = (
  rows: readonly ContainerRow[],
  { volumes }: Options,
  mountsOf: (id: string) => readonly Mount[] | undefined,
): Losses => {
  const known = rows.map(({ id }) => mountsOf(id));
  const mounts = known.flatMap((each) => each ?? []).filter(({ type }) => type === "volume");
  const anonymous = new Set(mounts.filter((mount) => mount.anonymous).map(nameOf));
  const kept = new Set(mounts.filter((mount) => !mount.anonymous).map(nameOf));
  const counted = known.every((each) => each !== undefined);
  return {
    killed: rows.filter(({ state }) => removalNeedsForce(state)),
    anonymousVolumes: counted ? anonymous.size : null,
    keptVolumes: [...kept].sort(),
    losesData: volumes && (!counted || anonymous.size > 0),
  };
};

const nameOf = (mount: Mount): string => mount.name ?? mount.source;
