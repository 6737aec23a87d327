import type { IncomingMessage } from "node:http";
import { parseEngine } from "../types/parse.ts";
import { type EngineEvent, engineEvent } from "../types/system.ts";
import type { Call } from "./call.ts";
import { followJsonLines } from "./json-lines.ts";

export type EventsOptions = {
  readonly signal?: AbortSignal | undefined;
  /** Seconds by the engine's clock: also what happened since then, as far as the engine remembers (256 events). */
  readonly since?: number | undefined;
  /** Seconds by the engine's clock: end there. In the past, the answer is what is remembered, at once. */
  readonly until?: number | undefined;
  /** Kinds of objects: container, image, volume, network, daemon… */
  readonly types?: readonly string[] | undefined;
};

const maxEvent = 4 * 1024 * 1024;

export const createEventCalls = (call: Call) => ({
  /**
   * `GET /events`. Resolves when the engine has answered; the events then come by iteration. The loop ends when the
   * engine ends the stream (a restart does), throws `engine_unreachable` when it is cut, `cancelled` when aborted.
   * Some engines send no head before the first event (Podman), so there is no deadline for it.
   */
  async events({
    signal,
    since,
    until,
    types,
  }: EventsOptions = {}): Promise<AsyncGenerator<EngineEvent, void, void>> {
    const options = { since, until, filters: types && JSON.stringify({ type: types }) };
    const firstByteMs = until === undefined ? null : 10_000;
    const answer = await call({ signal, firstByteMs }, (docker) =>
      docker.getEvents({ _query: options } as object),
    );
    const parse = (line: unknown) => parseEngine(engineEvent, line, "event");
    return followJsonLines(answer as IncomingMessage, { signal, maxLine: maxEvent, parse });
  },
});
