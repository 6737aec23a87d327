import { z } from "zod";
import { containerRef } from "../ids.ts";
import { parseEngine } from "../types/parse.ts";
import type { Call, CallOptions } from "./call.ts";
import { query } from "./query.ts";

/** Titles of the columns, and a row of cells a process. Go writes no rows as null. */
const processList = z.object({
  Titles: z.nullish(z.array(z.string())).transform((titles) => titles ?? []),
  Processes: z.nullish(z.array(z.array(z.string()))).transform((rows) => rows ?? []),
});

export const createProcessCalls = (call: Call) => ({
  /**
   * `GET /containers/{id}/top`: what `ps`, run on the engine's host with these options, says of the container's processes.
   * `conflict` when it does not run, `engine_failed` with the words of `ps` for options that it does not know.
   */
  async top(ref: string, { ps, ...options }: CallOptions & { ps: string }) {
    const answer = await call(options, (docker) =>
      docker.getContainer(containerRef(ref)).top(query({ ps_args: ps })),
    );
    return parseEngine(processList, answer, "process list");
  },
});
