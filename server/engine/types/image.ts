import { z } from "zod";
import { count, type DeepReadonly, labels, text, texts } from "./parse.ts";

/** Engines before API 1.43 write `<none>:<none>` where newer ones write nothing. */
const names = texts.transform((list) => list.filter((name) => !name.startsWith("<none>")).toSorted());

/** One row of `GET /images/json`. `Created` is in seconds, `Size` in bytes. */
export const imageSummary = z.object({
  Id: z.string().min(1),
  ParentId: text,
  RepoTags: names,
  RepoDigests: names,
  Created: count,
  Size: count,
  Labels: labels,
});
export type ImageSummary = DeepReadonly<z.output<typeof imageSummary>>;

/** `GET /images/{name}/json`, whole. */
export const imageInspect = z.looseObject({
  Id: z.string().min(1),
  RepoTags: z.nullish(z.array(z.string())),
  RepoDigests: z.nullish(z.array(z.string())),
  Parent: z.nullish(z.string()),
  Created: z.nullish(z.string()),
  Size: z.nullish(z.number()),
  Config: z.nullish(z.looseObject({ Labels: z.nullish(z.record(z.string(), z.string())) })),
});
export type ImageInspect = DeepReadonly<z.output<typeof imageInspect>>;

/** The row that the list would have for an inspected image. */
export const summaryOfImage = (image: ImageInspect): ImageSummary =>
  imageSummary.parse({
    Id: image.Id,
    ParentId: image.Parent,
    RepoTags: image.RepoTags,
    RepoDigests: image.RepoDigests,
    Created: Math.floor(Date.parse(image.Created ?? "") / 1000) || 0,
    Size: image.Size,
    Labels: image.Config?.Labels,
  });
