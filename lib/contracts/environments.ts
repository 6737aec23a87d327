import { z } from "zod";
import { query } from "./contract.ts";

/** The key of an environment, as it stands in addresses. */
export const environmentId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "not an environment's id");

/** How the panel stands to an engine. `stale`: the last known picture is shown, but it is not followed now. */
export const connectionState = z.enum(["connecting", "connected", "stale", "unreachable"]);

export const environment = z.strictObject({
  id: environmentId,
  name: z.string(),
  state: connectionState,
  /** When this state began, in ms since the epoch. */
  since: z.number(),
  /** The last failure's own words, while not connected. */
  problem: z.string().nullable(),
  engine: z
    .strictObject({
      version: z.string(),
      apiVersion: z.string(),
      os: z.string(),
      arch: z.string(),
      kernel: z.string(),
    })
    .nullable(),
});
export type Environment = z.infer<typeof environment>;

export const environments = {
  list: query({
    summary: "The engines this panel manages, and how it stands to each",
    path: "/environments",
    access: "environment.view",
    input: z.strictObject({}),
    output: z.array(environment),
  }),
  get: query({
    summary: "One engine",
    path: "/environments/{environment}",
    access: "environment.view",
    input: z.strictObject({ environment: environmentId }),
    output: environment,
  }),
};
