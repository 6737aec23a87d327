import type { z } from "zod";
import type { volumeDetail } from "#lib/contracts/volumes.ts";
import { compareUses } from "../../realtime/container-user.ts";
import { type RowReader, toVolumeRow, type UsedVolume } from "./row-view.ts";

/** A volume as its page shows it. */
export const toVolumeDetail = (entry: UsedVolume, reader: RowReader): z.input<typeof volumeDetail> => {
  const { object: volume, uses } = entry;
  const row = toVolumeRow(entry, reader);
  return {
    row,
    redacted: !reader.mayInspect,
    mountpoint: volume.Mountpoint,
    labels: reader.mayInspect ? { ...volume.Labels } : row.labels,
    options: Object.entries(volume.Options).map(([key, value]) => ({
      key,
      value: reader.mayInspect ? value : null,
    })),
    uses: uses.toSorted(compareUses).map((use) => ({ ...use, mounts: [...use.mounts] })),
  };
};
