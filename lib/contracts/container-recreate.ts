import { z } from "zod";
import { containerRef } from "../docker/names.ts";
import { containerSpec } from "../docker/run/spec.ts";
import { confirmedHostPower, creationWords } from "./container-create.ts";
import { command, query } from "./contract.ts";
import { environmentId } from "./environments.ts";

/** What binds a container to another: its namespaces, its volumes, or a link of the default network. */
export const dependentTies = ["network", "pid", "ipc", "volumes", "link"] as const;

const dependent = z.strictObject({
  id: z.string(),
  name: z.string(),
  running: z.boolean(),
  ties: z.array(z.enum(dependentTies)),
  /** It must be made again when what it depends on is: it holds on to what is then gone. */
  breaks: z.boolean(),
});
export type Dependent = z.infer<typeof dependent>;

/**
 * An interrupted recreation that the panel brought to rest by itself, or, `pending`, that it has not brought to rest yet and
 * tries again. Time in ms since the epoch.
 */
const mend = z.strictObject({
  at: z.number(),
  /** Who had asked for the recreation. */
  actor: z.string(),
  /** The step that was under way: `create`, `stop`, `set-aside`, `take-name`, `start`, `remove-old`. */
  step: z.string(),
  settled: z.enum(["restored", "completed", "gone", "pending"]),
});
export type Mend = z.infer<typeof mend>;

const ofContainer = z.strictObject({ environment: environmentId, container: containerRef });

export const containerRecreation = {
  dependents: query({
    summary: "The containers that share this one's namespaces or volumes, or are linked to it",
    path: "/environments/{environment}/containers/{container}/dependents",
    access: "container.inspect",
    target: "container",
    input: ofContainer,
    output: z.strictObject({ items: z.array(dependent) }),
  }),
  mends: query({
    summary:
      "Interrupted recreations of this container that were brought to rest in the last week, and those that are not yet",
    path: "/environments/{environment}/containers/{container}/mends",
    access: "container.view",
    target: "container",
    input: ofContainer,
    output: z.strictObject({ items: z.array(mend) }),
  }),
  recreate: command({
    summary:
      "Make a container again in its place, from the newest image that is there or from another spec; on any failure the old one is back",
    method: "POST",
    path: "/environments/{environment}/containers/{container}/recreate",
    access: "container.create",
    audit: "container.recreate",
    auditDetail: ({ spec, hostPower }) => creationWords(spec?.image, hostPower),
    target: "container",
    errors: ["conflict", "image_missing", "host_power_required", "confirmation_outdated"],
    input: z.strictObject({
      environment: environmentId,
      container: containerRef,
      /** Without it: as the container is, with its volumes, networks and addresses. */
      spec: containerSpec.optional(),
      hostPower: confirmedHostPower.default([]),
    }),
    output: z.strictObject({ id: z.string(), name: z.string(), warnings: z.array(z.string()) }),
  }),
};
