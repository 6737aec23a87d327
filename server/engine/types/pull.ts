import { z } from "zod";
import { type DeepReadonly, text } from "./parse.ts";

const size = z.nullish(z.number()).transform((value) => value ?? null);

/**
 * One line of a pull's progress. `id` is a layer's short id (or, in the first line, the tag); empty for what concerns the
 * whole. `status` is the engine's word: `Pulling fs layer`, `Waiting`, `Downloading`, `Verifying Checksum`, `Download
 * complete`, `Extracting`, `Pull complete`, `Already exists`; for the whole `Digest: sha256:…`, `Status: …`. Sizes are in
 * bytes, null where the engine does not know them.
 */
export const pullProgress = z
  .object({
    id: text,
    status: text,
    progressDetail: z.nullish(z.object({ current: size, total: size })),
  })
  .transform(({ id, status, progressDetail }) => ({
    id,
    status,
    current: progressDetail?.current ?? null,
    total: progressDetail?.total ?? null,
  }));
export type PullProgress = DeepReadonly<z.output<typeof pullProgress>>;
