import { z } from "zod";
import { fullId } from "../docker/names.ts";
import { pruneWords } from "./audit-detail.ts";
import { command, query } from "./contract.ts";
import { environmentId } from "./environments.ts";

/** Not below the containers' own path: a container may be called "prune". */
const path = "/environments/{environment}/prune/containers";

const prunable = z.strictObject({
  id: z.string(),
  name: z.string(),
  image: z.string(),
  state: z.string(),
  /** ms since the epoch. */
  createdAt: z.number(),
  /** Bytes of its own file system, which go with it; null where the engine did not say. */
  size: z.number().nullable(),
  project: z.string().nullable(),
});
export type PrunableContainer = z.infer<typeof prunable>;

export const containerPrune = {
  preview: query({
    summary: "The containers that a prune would remove now: those that do not run",
    path,
    access: "container.prune",
    input: z.strictObject({ environment: environmentId }),
    output: z.strictObject({ items: z.array(prunable) }),
  }),
  prune: command({
    summary:
      "Remove the stopped containers; refused if that would remove one that is not among the confirmed",
    method: "POST",
    path,
    access: "container.prune",
    audit: "container.prune",
    auditDetail: pruneWords,
    input: z.strictObject({
      environment: environmentId,
      /** The ids that the preview showed. */
      confirmed: z.array(fullId).max(10_000),
    }),
    output: z.strictObject({
      removed: z.array(z.string()),
      /** Bytes; null where the engine could not say. */
      reclaimed: z.number().nullable(),
      kept: z.array(z.strictObject({ name: z.string(), reason: z.string() })),
    }),
  }),
};
