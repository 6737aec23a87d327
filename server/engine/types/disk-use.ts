import { z } from "zod";
import { count, type DeepReadonly, flag, text } from "./parse.ts";

const listOf = <T extends z.ZodType>(row: T) =>
  z.nullish(z.array(row)).transform((rows) => (rows ?? []) as z.output<T>[]);

/** Sizes are in bytes; -1 where the engine has not counted. */
const image = z.object({ Containers: count, Size: count, SharedSize: count });
const container = z.object({ SizeRw: count, State: text });
const volume = z.object({
  Name: text,
  UsageData: z.nullish(z.object({ Size: count, RefCount: count })).transform((usage) => usage ?? null),
});
const buildCache = z.object({ Size: count, InUse: flag, Shared: flag });

/** What API 1.52 and newer have counted themselves. `Items` only where the call was verbose. */
const usageOf = <T extends z.ZodType>(row: T) =>
  z
    .nullish(
      z.object({
        TotalCount: count,
        ActiveCount: count,
        TotalSize: count,
        Reclaimable: count,
        Items: listOf(row),
      }),
    )
    .transform((usage) => usage ?? null);

/** `GET /system/df`, the part in use: lists of all objects before API 1.52, totals since (1.53 has them alone). */
export const engineDiskUse = z.object({
  LayersSize: count,
  Images: listOf(image),
  Containers: listOf(container),
  Volumes: listOf(volume),
  BuildCache: listOf(buildCache),
  ImageUsage: usageOf(image),
  ContainerUsage: usageOf(container),
  VolumeUsage: usageOf(volume),
  BuildCacheUsage: usageOf(buildCache),
});
export type EngineDiskUse = DeepReadonly<z.output<typeof engineDiskUse>>;
