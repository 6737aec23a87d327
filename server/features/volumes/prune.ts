import type { PrunableVolume } from "#lib/contracts/volumes.ts";
import { composeOf } from "#lib/docker/labels.ts";
import { isAnonymousVolume, isPrunableVolume } from "#lib/docker/volume-prune.ts";
import { isCodedError } from "#lib/errors/coded-error.ts";
import { parseDockerTime } from "#lib/format/time.ts";
import type { VolumeEntry } from "../../engine/types/volume.ts";
import type { ScopedEngine } from "../../http/call.ts";
import { checkConfirmed } from "../../policy/confirmed.ts";
import { removeEach } from "../../realtime/remove-each.ts";
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

type Pruned = { removed: string[]; reclaimed: number | null; kept: { name: string; reason: string }[] };

/**
 * Removes what the preview showed, volume by volume and never by force. The engine's own prune would decide anew, and
 * take with it what a container gave up since, which nobody was shown.
 */
export const pruneVolumes = async (
  engine: ScopedEngine,
  { all, confirmed }: { all: boolean; confirmed: readonly string[] },
  signal: AbortSignal,
): Promise<Pruned> => {
  const names = (await prunableVolumes(engine, all, signal)).map(({ name }) => name);
  checkConfirmed(
    names.map((name) => ({ key: name, name })),
    confirmed,
  );
  // Counted before they go: afterwards nobody can.
  const sizes = names.length > 0 ? await sizesOf(engine, signal) : new Map<string, number>();
  const { removed, kept, stopped } = await showChange(
    engine,
    "volumes",
    () => removeEach(names, (name) => engine.client.removeVolume(name), signal),
    () => names,
  );
  if (stopped && removed.length === 0) throw stopped;
  return {
    removed: [...removed],
    reclaimed: sizes && sumOf(removed.map((name) => sizes.get(name))),
    kept: Array.from(kept, ([name, reason]) => ({ name, reason })),
  };
};

/** On a full disk the engine counts for minutes; what comes free is not worth that wait. */
const countMs = 20_000;

/** Bytes of each volume, by the engine's own count; null where it does not answer in time. */
const sizesOf = async (
  { client }: ScopedEngine,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, number> | null> => {
  try {
    const inTime = AbortSignal.any([signal, AbortSignal.timeout(countMs)]);
    const { Volumes, VolumeUsage } = await client.diskUse({ signal: inTime });
    const counted = [...(VolumeUsage?.Items ?? []), ...Volumes];
    return new Map(counted.map(({ Name, UsageData }) => [Name, UsageData?.Size ?? -1]));
  } catch (error) {
    if (!isCodedError(error)) throw error;
    return null;
  }
};

/** Null where one of them was not counted. */
const sumOf = (sizes: readonly (number | undefined)[]): number | null =>
  sizes.reduce<number | null>(
    (sum, size) => (sum === null || size === undefined || size < 0 ? null : sum + size),
    0,
  );
