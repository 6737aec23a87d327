import { z } from "zod";
import { containerRef } from "../docker/names.ts";
import { query } from "./contract.ts";
import { environmentId } from "./environments.ts";

export const changeKinds = ["changed", "added", "deleted"] as const;
export type ChangeKind = (typeof changeKinds)[number];

/** More than a person looks through; what is beyond is counted, and told by kind. */
export const maxChanges = 50_000;

const change = z.strictObject({ path: z.string(), kind: z.enum(changeKinds) });
export type Change = z.infer<typeof change>;

export const changes = {
  list: query({
    summary:
      "What a container has changed in the file system of its image, by path; volumes are not part of it",
    path: "/environments/{environment}/containers/{container}/changes",
    access: "container.changes",
    target: "container",
    input: z.strictObject({ environment: environmentId, container: containerRef }),
    output: z.strictObject({
      /** In the order of their paths; the first 50,000. */
      items: z.array(change),
      /** All there are. */
      total: z.number().int(),
    }),
  }),
};
