import type { z } from "zod";
import type { VolumeUse, volumeRow } from "#lib/contracts/volumes.ts";
import { composeOf } from "#lib/docker/labels.ts";
import { isAnonymousVolume } from "#lib/docker/volume-prune.ts";
import { parseDockerTime } from "#lib/format/time.ts";
import type { VolumeEntry } from "../../engine/types/volume.ts";
import { usedByOf } from "../../realtime/container-user.ts";
import { rowLabels } from "../../realtime/row-labels.ts";
import type { Used } from "../../realtime/used-source.ts";

export type UsedVolume = Used<VolumeEntry, VolumeUse>;

export type RowReader = {
  /** Whether all labels may be shown. */
  mayInspect: boolean;
  /** The container that the panel itself runs in. */
  ownId: string | null;
};

/** A volume and its users as a line of the list. */
export const toVolumeRow = (
  { object: volume, uses }: UsedVolume,
  { mayInspect, ownId }: RowReader,
): z.input<typeof volumeRow> => ({
  id: volume.Name,
  name: volume.Name,
  driver: volume.Driver,
  scope: volume.Scope,
  createdAt: parseDockerTime(volume.CreatedAt),
  ...rowLabels(volume.Labels, mayInspect),
  project: composeOf(volume.Labels)?.project ?? null,
  anonymous: isAnonymousVolume(volume),
  usedBy: usedByOf(uses),
  self: uses.some((use) => use.id === ownId),
});
