import { imageRow } from "#lib/contracts/images.ts";
import type { ContainerUse } from "#lib/contracts/used-by.ts";
import type { ImageSummary } from "../../engine/types/image.ts";
import { containerUserOf } from "../../realtime/container-user.ts";
import { createReaderViews } from "../../realtime/reader-views.ts";
import { createUsedSource, type UsedSource } from "../../realtime/used-source.ts";
import { toImageRow, type UsedImage } from "./row-view.ts";

/** The images list as its readers may see it. */
export const createImageViews = () =>
  createReaderViews<UsedImage, typeof imageRow, UsedSource<ImageSummary, ContainerUse>>({
    schema: imageRow,
    inspect: "image.inspect",
    source: ({ mirror }) =>
      createUsedSource({
        objects: mirror.kinds.images,
        containers: mirror.kinds.containers,
        keyOf: (image) => image.Id,
        namesOf: (image) => [image.Id],
        // A container keeps its image when the tag that it was made from has gone to another one.
        usesOf: (container) => new Map([[container.summary.ImageID, containerUserOf(container)]]),
      }),
    present: toImageRow,
  });
export type ImageViews = ReturnType<typeof createImageViews>;
