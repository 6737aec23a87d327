import type { IncomingMessage } from "node:http";
import { parseNdjson } from "../ndjson.ts";
import { cancelledError, explainSocketError } from "../transport/failure.ts";
import { parseEngine } from "../types/parse.ts";
import { type EngineEvent, engineEvent } from "../types/system.ts";
import type { Call } from "./call.ts";

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

async function* read(
  body: IncomingMessage,
  signal: AbortSignal | undefined,
): AsyncGenerator<EngineEvent, void, void> {
  try {
    for await (const line of parseNdjson(body, { maxLine: maxEvent })) {
      yield parseEngine(engineEvent, line, "event");
    }
  } catch (error) {
    if (signal?.aborted) throw cancelledError();
    throw explainSocketError(error, { sent: true, mutation: false });
  } finally {
    body.destroy();
  }
}

/** The signal is heeded from now on, not from the first iteration: the connection is already open. */
const follow = (body: IncomingMessage, signal: AbortSignal | undefined) => {
  const cancel = () => body.destroy();
  signal?.addEventListener("abort", cancel, { once: true });
  body.once("close", () => signal?.removeEventListener("abort", cancel));
  if (signal?.aborted) cancel();
  return read(body, signal);
};

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
    return follow(answer as IncomingMessage, signal);
  },
});
