import { z } from "zod";
import { query } from "./contract.ts";

export const system = {
  health: query({
    summary: "Whether the panel is up; for load balancers and container health checks",
    path: "/health",
    access: "public",
    input: z.strictObject({}),
    output: z.strictObject({ status: z.literal("ok"), version: z.string() }),
  }),
  detail: query({
    summary: "How the panel stands inside: replicas and their drift, open sockets and terminals, memory",
    path: "/health/detail",
    access: "engine.detail",
    input: z.strictObject({}),
    output: z.strictObject({
      uptimeSeconds: z.number(),
      memoryBytes: z.number(),
      sockets: z.number().int(),
      terminals: z.number().int(),
      environments: z.array(
        z.strictObject({
          id: z.string(),
          state: z.string(),
          containers: z.number().int(),
          images: z.number().int(),
          volumes: z.number().int(),
          networks: z.number().int(),
          drift: z.number().int(),
        }),
      ),
    }),
  }),
};
