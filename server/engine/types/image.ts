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

const loose = {
  text: z.nullish(z.string()),
  count: z.nullish(z.number()),
  texts: z.nullish(z.array(z.string())),
};
const keys = z.nullish(z.record(z.string(), z.unknown()));

const imageConfig = z.looseObject({
  User: loose.text,
  ExposedPorts: keys,
  Env: loose.texts,
  Cmd: loose.texts,
  Entrypoint: z.nullish(z.union([z.string(), z.array(z.string())])),
  Volumes: keys,
  WorkingDir: loose.text,
  Labels: z.nullish(z.record(z.string(), z.string())),
  StopSignal: loose.text,
  Shell: loose.texts,
  Healthcheck: z.nullish(
    z.looseObject({
      Test: loose.texts,
      /** Nanoseconds. */
      Interval: loose.count,
      Timeout: loose.count,
      StartPeriod: loose.count,
      Retries: loose.count,
    }),
  ),
});

/** `GET /images/{name}/json`, whole: fields that are not named here are kept as they came. */
export const imageInspect = z.looseObject({
  Id: z.string().min(1),
  RepoTags: loose.texts,
  RepoDigests: loose.texts,
  Parent: loose.text,
  Comment: loose.text,
  Author: loose.text,
  /** RFC 3339. */
  Created: loose.text,
  DockerVersion: loose.text,
  Architecture: loose.text,
  Variant: loose.text,
  Os: loose.text,
  OsVersion: loose.text,
  /** Bytes. */
  Size: loose.count,
  Config: z.nullish(imageConfig),
  GraphDriver: z.nullish(z.looseObject({ Name: loose.text })),
  RootFS: z.nullish(z.looseObject({ Type: loose.text, Layers: loose.texts })),
  Metadata: z.nullish(z.looseObject({ LastTagTime: loose.text })),
});
export type ImageInspect = DeepReadonly<z.output<typeof imageInspect>>;

/** One step of `GET /images/{name}/history`. `Id` is `<missing>` for steps of an image that was pulled; `Created` in seconds. */
export const imageHistoryLayer = z.object({
  Id: text,
  Created: count,
  CreatedBy: text,
  Tags: texts,
  Size: count,
  Comment: text,
});
export type ImageHistoryLayer = DeepReadonly<z.output<typeof imageHistoryLayer>>;

/** What `DELETE /images/{name}` and a prune say of what went: a list of `{Untagged}` and `{Deleted}`. */
export const imageDeletions = z
  .nullish(z.array(z.object({ Untagged: text, Deleted: text })))
  .transform((rows) => ({
    untagged: (rows ?? []).flatMap((row) => row.Untagged || []),
    deleted: (rows ?? []).flatMap((row) => row.Deleted || []),
  }));

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
