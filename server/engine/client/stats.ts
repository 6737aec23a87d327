import type { IncomingMessage } from "node:http";
import type { EngineStats } from "#lib/docker/stats.ts";
import { containerRef } from "../ids.ts";
import { parseEngine } from "../types/parse.ts";
import { statsSample } from "../types/stats.ts";
import type { Call, CallOptions, Waiting } from "./call.ts";
import { cutOnSilence } from "./cut-on-silence.ts";
import { followJsonLines } from "./json-lines.ts";
import { query } from "./query.ts";

/** A sample is some 4 kB; the engine writes more for each processor and each device. */
const maxLine = 1024 * 1024;

export const createStatsCalls = (call: Call, waiting: Waiting) => ({
  /**
   * `GET /containers/{id}/stats?stream=1`: a sample a second, for as long as the container exists; those of a container
   * that is not running are empty. Streams cost the engine less than `one-shot` polls, even than polls half as often
   * (docs/benchmarks.md): it reads each container once for all that follow, over one connection, and has the earlier
   * reading at hand. Some engines send no head before the first sample (Podman). Throws `engine_timeout` when the
   * engine goes silent.
   */
  async stats(ref: string, { signal }: CallOptions = {}): Promise<AsyncGenerator<EngineStats, void, void>> {
    const answer = await call({ signal, firstByteMs: null }, (docker) =>
      docker.getContainer(containerRef(ref)).stats(query({ stream: 1 })),
    );
    const parse = (line: unknown) => parseEngine(statsSample, line, "stats");
    const body = cutOnSilence(answer as IncomingMessage, waiting);
    return followJsonLines(body, { signal, maxLine, parse });
  },
});
