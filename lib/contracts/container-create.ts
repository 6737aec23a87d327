import { z } from "zod";
import { containerRef } from "../docker/names.ts";
import { containerSpec } from "../docker/run/spec.ts";
import { specProblemCodes } from "../docker/run/spec-problem.ts";
import { optionValue, optionWords } from "./audit-detail.ts";
import { command, query } from "./contract.ts";
import { environmentId } from "./environments.ts";

const text = z.string().max(8_000);

/** Something wrong with a field of the spec; see `lib/docker/run/spec-problem.ts`. */
const specProblem = z.strictObject({
  field: z.string(),
  code: z.enum(specProblemCodes),
  values: z.record(z.string(), z.string()),
});

/** The fields with the host's power that somebody was shown and agreed to: exactly those of the spec. */
export const confirmedHostPower = z.array(z.string().max(300)).max(500);

const hostPowerLength = 900;

/** What stands in the audit log of a spec: never a variable's value, nor an argument. */
export const creationWords = (image: string | undefined, hostPower: readonly string[]): string | null => {
  const words = `hostPower=${hostPower.join(" ")}`;
  const cut = words.length > hostPowerLength ? `${words.slice(0, hostPowerLength)}…` : words;
  return optionWords(optionValue("image", image?.slice(0, 255)), hostPower.length > 0 && cut);
};

export const containerCreation = {
  check: query({
    summary:
      "What only the engine can say against a container that is to be made: names, ports, images taken or missing",
    path: "/environments/{environment}/container-check",
    access: "container.create",
    input: z.strictObject({
      environment: environmentId,
      name: text,
      image: text,
      /** `index|ip|port|protocol`, separated by commas: the ports of the host that are asked for by number. */
      ports: text,
      /** The networks' names in their order, separated by commas; empty for those of the engine's own. */
      networks: text,
      /** `field|name`, separated by commas: containers that it joins. */
      joins: text,
      runtime: text,
      gpus: z.boolean(),
    }),
    output: z.strictObject({ problems: z.array(specProblem) }),
  }),
  create: command({
    summary: "Make a container from what docker run can say, and start it on request",
    method: "POST",
    path: "/environments/{environment}/containers",
    access: "container.create",
    audit: "container.create",
    auditDetail: ({ spec, hostPower }) => creationWords(spec.image, hostPower),
    errors: ["conflict", "not_found", "image_missing", "host_power_required", "confirmation_outdated"],
    input: z.strictObject({
      environment: environmentId,
      spec: containerSpec,
      /** What an admin agreed to; anything else than the spec's own list is refused. */
      hostPower: confirmedHostPower.default([]),
      start: z.boolean().default(false),
    }),
    output: z.strictObject({
      id: z.string(),
      name: z.string(),
      warnings: z.array(z.string()),
      /** The engine's words where it was made and could not be started. */
      startError: z.string().nullable(),
    }),
  }),
  spec: query({
    summary: "What docker run would have to say to make this container: for an edit or a duplicate",
    path: "/environments/{environment}/containers/{container}/spec",
    access: "container.inspect",
    target: "container",
    input: z.strictObject({
      environment: environmentId,
      container: containerRef,
      /** Name its unnamed volumes, so that what takes its place has their content. */
      keepVolumes: z.boolean().optional(),
    }),
    output: z.strictObject({ spec: containerSpec, hostPower: z.array(z.string()) }),
  }),
};
