import { type VolumeUse, volumeRow } from "#lib/contracts/volumes.ts";
import type { VolumeEntry } from "../../engine/types/volume.ts";
import { createReaderViews } from "../../realtime/reader-views.ts";
import { createUsedSource, type UsedSource } from "../../realtime/used-source.ts";
import { toVolumeRow, type UsedVolume } from "./row-view.ts";
import { volumeUsesOf } from "./uses.ts";

/** The volumes list as its readers may see it; `ownId` is the container that the panel runs in. */
export const createVolumeViews = (ownId: string | null) => ({
  ...createReaderViews<UsedVolume, typeof volumeRow, UsedSource<VolumeEntry, VolumeUse>>({
    schema: volumeRow,
    inspect: "volume.inspect",
    source: ({ mirror }) =>
      createUsedSource({
        objects: mirror.kinds.volumes,
        containers: mirror.kinds.containers,
        keyOf: (volume) => volume.Name,
        namesOf: (volume) => [volume.Name],
        usesOf: volumeUsesOf,
      }),
    present: (entry, mayInspect) => toVolumeRow(entry, { mayInspect, ownId }),
  }),
  ownId,
});
export type VolumeViews = ReturnType<typeof createVolumeViews>;
