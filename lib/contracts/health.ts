import { z } from "zod";
import { containerRef } from "../docker/names.ts";
import { command } from "./contract.ts";
import { environmentId } from "./environments.ts";

export const health = {
  probe: command({
    summary:
      "Run a container's health check now, as the engine would; its own record of checks is not touched",
    method: "POST",
    path: "/environments/{environment}/containers/{container}/health/probe",
    access: "container.exec",
    audit: "container.probe",
    target: "container",
    input: z.strictObject({ environment: environmentId, container: containerRef }),
    output: z.strictObject({
      /** Null when it did not end within its timeout. */
      exitCode: z.number().int().nullable(),
      /** The beginning of what it wrote, as the engine keeps it; empty without `container.inspect`. */
      output: z.string(),
      tookMs: z.number(),
    }),
  }),
};
