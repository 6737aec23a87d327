import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { type LogTime, toEngineTime } from "#lib/logs/at.ts";
import { containerRef } from "../ids.ts";
import type { Call, Waiting } from "./call.ts";
import { cutOnSilence } from "./cut-on-silence.ts";
import { endedBy } from "./ended-by.ts";
import { query } from "./query.ts";

export type LogsOptions = {
  readonly signal?: AbortSignal | undefined;
  /** Goes on with what the container writes; without it the stream ends with what there is. */
  readonly follow?: boolean | undefined;
  /** Only the last so many entries (a line beyond 16 kB is several); by then `since` and `until` leave out more. */
  readonly tail?: number | undefined;
  /** Inclusive, both. The engine reads from the start of its file up to `since`, and stops after `until`. */
  readonly since?: LogTime | undefined;
  readonly until?: LogTime | undefined;
  readonly stdout?: boolean | undefined;
  readonly stderr?: boolean | undefined;
  /** Each entry begins with its stamp and a space. */
  readonly timestamps: boolean;
};

/** The engine's answer as it comes. `tty`: without frames, standard output and error in one. */
export type LogsBody = { readonly body: Readable; readonly tty: boolean };

export const createLogCalls = (call: Call, waiting: Waiting) => ({
  /**
   * `GET /containers/{id}/logs`. Resolves when the engine has answered; `body` must be read or destroyed, and is
   * destroyed when the signal is aborted, and with `engine_timeout` when the engine goes silent. Never through
   * dockerode's non-following call: that one gathers all of it, and parses it as JSON. Engines before API 1.42 do not say
   * whether there are frames; `tty` is then false.
   */
  async logs(ref: string, options: LogsOptions): Promise<LogsBody> {
    const { signal, follow, tail, since, until, stdout = true, stderr = true, timestamps } = options;
    let type = "";
    const answer = await call(
      {
        signal,
        // A container without output: some engines send no head before there is something to follow.
        firstByteMs: follow ? null : 30_000,
        onHeaders: (headers) => {
          type = headers["content-type"] ?? "";
        },
      },
      (docker) =>
        docker.getContainer(containerRef(ref)).logs({
          ...query({
            follow: follow ? 1 : 0,
            stdout: stdout ? 1 : 0,
            stderr: stderr ? 1 : 0,
            timestamps: timestamps ? 1 : 0,
            tail,
            since: since && toEngineTime(since),
            until: until && toEngineTime(until),
          }),
          follow: true,
        }),
    );
    const body = cutOnSilence(answer as IncomingMessage, waiting);
    return { body: endedBy(body, signal), tty: type.includes("raw-stream") };
  },
});
