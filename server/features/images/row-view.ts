import type { z } from "zod";
import type { imageRow } from "#lib/contracts/images.ts";
import type { ContainerUse } from "#lib/contracts/used-by.ts";
import { composeOf } from "#lib/docker/labels.ts";
import type { ImageSummary } from "../../engine/types/image.ts";
import { usedByOf } from "../../realtime/container-user.ts";
import { rowLabels } from "../../realtime/row-labels.ts";
import type { Used } from "../../realtime/used-source.ts";

export type UsedImage = Used<ImageSummary, ContainerUse>;

/** An image and its users as a line of the list. */
export const toImageRow = (
  { object: image, uses }: UsedImage,
  mayInspect: boolean,
): z.input<typeof imageRow> => ({
  id: image.Id,
  tags: [...image.RepoTags],
  digests: [...image.RepoDigests],
  size: image.Size,
  // A reproducible build has no time of its own; the engine shows the year 1 or 1970.
  createdAt: image.Created > 0 ? image.Created * 1000 : null,
  dangling: image.RepoTags.length === 0,
  ...rowLabels(image.Labels, mayInspect),
  project: composeOf(image.Labels)?.project ?? null,
  usedBy: usedByOf(uses),
});
