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

/** `GET /volumes/{name}`, whole. */
export const volumeInspect = z.looseObject({ Name: z.string().min(1) });
export type VolumeInspect = DeepReadonly<z.output<typeof volumeInspect>>;
