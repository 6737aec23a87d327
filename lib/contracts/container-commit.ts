import { z } from "zod";
import { isCommitInstruction } from "../docker/commit-changes.ts";
import { pullReference } from "../docker/image-reference.ts";
import { containerRef } from "../docker/names.ts";
import { optionValue, optionWords } from "./audit-detail.ts";
import { command, query } from "./contract.ts";
import { environmentId } from "./environments.ts";

const one = { environment: environmentId, container: containerRef };
const base = "/environments/{environment}/containers/{container}/commit";
/** A reference by name, with a tag or `latest`; not a digest, which nobody can choose. */
const name = pullReference.refine((text) => !text.includes("@"), { error: "must be a name, not a digest" });

export const containerCommit = {
  preview: query({
    summary: "The image that bears a name now, and would lose it to a commit",
    path: base,
    access: "container.commit",
    target: "container",
    input: z.strictObject({ ...one, name }),
    output: z.strictObject({
      /** In full: `docker.io/library/app:latest`. */
      name: z.string(),
      replaces: z.string().nullable(),
    }),
  }),
  commit: command({
    summary: "Make an image of a container's file system and settings, without what is mounted into it",
    method: "POST",
    path: base,
    access: "container.commit",
    audit: "container.commit",
    auditDetail: ({ name: given, changes = [], pause }) =>
      optionWords(
        given ?? "unnamed",
        optionValue("changes", changes.length || undefined),
        pause === false && "no-pause",
      ),
    target: "container",
    errors: ["host_power_required", "confirmation_outdated"],
    input: z.strictObject({
      ...one,
      /** Absent: the image has no name. */
      name: name.optional(),
      /** The id that bears the name now, as the preview showed it; null where none does. */
      replaces: z
        .string()
        .regex(/^sha256:[0-9a-f]{64}$/, "is not an image's id")
        .nullable(),
      message: z.string().max(1_000).optional(),
      author: z.string().max(300).optional(),
      /** Instructions of a Dockerfile, one each. */
      changes: z
        .array(z.string().max(4_000).refine(isCommitInstruction, { error: "is not taken by a commit" }))
        .max(100)
        .optional(),
      /** Freeze its processes meanwhile; the engine's default is that it does. */
      pause: z.boolean().optional(),
    }),
    output: z.strictObject({ image: z.string() }),
  }),
};
