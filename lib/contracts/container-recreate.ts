import { z } from "zod";
import { containerRef } from "../docker/names.ts";
import { containerSpec } from "../docker/run/spec.ts";
import { confirmedHostPower, creationWords } from "./container-create.ts";
import { command } from "./contract.ts";
import { environmentId } from "./environments.ts";

export const containerRecreation = {
  recreate: command({
    summary:
      "Make a container again in its place, from the newest image that is there or from another spec; on any failure the old one is back",
    method: "POST",
    path: "/environments/{environment}/containers/{container}/recreate",
    access: "container.create",
    audit: "container.recreate",
    auditDetail: ({ spec, hostPower }) => (spec ? creationWords(spec.image, hostPower) : null),
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
