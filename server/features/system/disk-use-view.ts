import type { DiskUse } from "#lib/contracts/system.ts";
import type { EngineDiskUse } from "../../engine/types/disk-use.ts";

type Kind = DiskUse["kinds"][number];
type Tally = Omit<Kind, "kind">;
type Usage = Readonly<{
  TotalCount: number;
  ActiveCount: number;
  TotalSize: number;
  Reclaimable: number;
}> | null;

const sum = (sizes: readonly number[]): number => sizes.reduce((total, size) => total + Math.max(0, size), 0);

/** Only what is not in use can be reclaimed. */
const tallyOf = <T>(all: readonly T[], size: (one: T) => number, inUse: (one: T) => boolean): Tally => ({
  count: all.length,
  active: all.filter(inUse).length,
  size: sum(all.map(size)),
  reclaimable: sum(all.filter((one) => !inUse(one)).map(size)),
});

/** All layers once; what no image in use stands on could go. The command line's `docker system df` reckons the same. */
const imagesOf = ({ Images, LayersSize }: EngineDiskUse): Tally => {
  const used = Images.filter((image) => image.Containers !== 0);
  const own = used.map(({ Size, SharedSize }) => (Size < 0 || SharedSize < 0 ? 0 : Size - SharedSize));
  return {
    count: Images.length,
    active: used.length,
    size: LayersSize,
    reclaimable: Math.max(0, LayersSize - sum(own)),
  };
};

const counted = (usage: Usage): Tally | null =>
  usage && {
    count: usage.TotalCount,
    active: usage.ActiveCount,
    size: usage.TotalSize,
    reclaimable: usage.Reclaimable,
  };

const livelyStates = new Set(["running", "paused", "restarting"]);

/** An engine's answer as kinds with sums; `at` is when it was given, ms since the epoch. */
export const toDiskUse = (use: EngineDiskUse, at: number): DiskUse => {
  const volumes = use.VolumeUsage?.Items.length ? use.VolumeUsage.Items : use.Volumes;
  const containers = () =>
    tallyOf(
      use.Containers,
      ({ SizeRw }) => SizeRw,
      ({ State }) => livelyStates.has(State),
    );
  const kinds: Kind[] = [
    { kind: "images", ...(counted(use.ImageUsage) ?? imagesOf(use)) },
    { kind: "containers", ...(counted(use.ContainerUsage) ?? containers()) },
    { kind: "volumes", ...(counted(use.VolumeUsage) ?? volumesOf(use.Volumes)) },
    { kind: "buildCache", ...(counted(use.BuildCacheUsage) ?? cacheOf(use.BuildCache)) },
  ];
  return {
    at,
    kinds,
    volumes: Object.fromEntries(volumes.map(({ Name, UsageData }) => [Name, UsageData?.Size ?? -1])),
  };
};

const volumesOf = (volumes: EngineDiskUse["Volumes"]): Tally =>
  tallyOf(
    volumes,
    ({ UsageData }) => UsageData?.Size ?? 0,
    ({ UsageData }) => (UsageData?.RefCount ?? 0) > 0,
  );

/** A record that another one holds the bytes of counts once. */
const cacheOf = (records: EngineDiskUse["BuildCache"]): Tally => ({
  ...tallyOf(
    records.filter(({ Shared }) => !Shared),
    ({ Size }) => Size,
    ({ InUse }) => InUse,
  ),
  count: records.length,
});
