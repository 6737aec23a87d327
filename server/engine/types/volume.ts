import { z } from "zod";
import { type DeepReadonly, labels, text } from "./parse.ts";

/** One volume, as the list and inspect both have it. */
export const volumeEntry = z.object({
  Name: z.string().min(1),
  Driver: text,
  Mountpoint: text,
  CreatedAt: text,
  Scope: text,
  Labels: labels,
  Options: labels,
});
export type VolumeEntry = DeepReadonly<z.output<typeof volumeEntry>>;

/** `GET /volumes` wraps its list. */
export const volumeList = z.looseObject({ Volumes: z.nullish(z.array(z.unknown())) });

const loose = { text: z.nullish(z.string()), texts: z.nullish(z.record(z.string(), z.string())) };

/** `GET /volumes/{name}`, whole: fields that are not named here are kept as they came. */
export const volumeInspect = z.looseObject({
  Name: z.string().min(1),
  Driver: loose.text,
  Mountpoint: loose.text,
  /** RFC 3339. */
  CreatedAt: loose.text,
  Scope: loose.text,
  Labels: loose.texts,
  Options: loose.texts,
  /** What the driver says; any shape. */
  Status: z.nullish(z.record(z.string(), z.unknown())),
});
export type VolumeInspect = DeepReadonly<z.output<typeof volumeInspect>>;
