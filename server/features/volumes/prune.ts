import type { PrunableVolume } from "#lib/contracts/volumes.ts";
import { composeOf } from "#lib/docker/labels.ts";
import { isAnonymousVolume, isPrunableVolume } from "#lib/docker/volume-prune.ts";
import { parseDockerTime } from "#lib/format/time.ts";
import type { VolumeEntry } from "../../engine/types/volume.ts";
import type { ScopedEngine } from "../../http/call.ts";
import { checkConfirmed } from "../../policy/confirmed.ts";
import { showChange } from "../../realtime/show-change.ts";

/** What a prune would remove, by the engine's own lists of this moment: the replica may be a blink behind. */
export const prunableVolumes = async (
  { client }: ScopedEngine,
  all: boolean,
  signal: AbortSignal,
): Promise<PrunableVolume[]> => {
  const [volumes, containers] = await Promise.all([
    client.listVolumes({ signal }),
    client.listContainers({ signal }),
  ]);
  const used = new Set(containers.flatMap(({ Mounts }) => Mounts.map((mount) => mount.Name)));
  return volumes
    .filter((volume) => !used.has(volume.Name) && isPrunableVolume(volume, all))
    .map(toPrunable)
    .sort((left, right) => (left.name < right.name ? -1 : 1));
};

const toPrunable = (volume: VolumeEntry): PrunableVolume => ({
  name: volume.Name,
  driver: volume.Driver,
  anonymous: isAnonymousVolume(volume),
  project: composeOf(volume.Labels)?.project ?? null,
  createdAt: parseDockerTime(volume.CreatedAt),
});

export const pruneVolumes = async (
  engine: ScopedEngine,
  { all, confirmed }: { all: boolean; confirmed: readonly string[] },
  signal: AbortSignal,
): Promise<{ removed: string[]; reclaimed: number }> => {
  const would = await prunableVolumes(engine, all, signal);
  checkConfirmed(
    would.map(({ name }) => ({ key: name, name })),
    confirmed,
  );
  const pruned = await showChange(
    engine,
    "volumes",
    () => engine.client.pruneVolumes({ all }),
    (result) => result?.deleted ?? would.map(({ name }) => name),
  );
  return { removed: [...pruned.deleted], reclaimed: pruned.spaceReclaimed };
};
