import type { IncomingMessage } from "node:http";
import { parseImageReference } from "#lib/docker/image-reference.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import { parseNdjson, throwInBandError } from "../ndjson.ts";
import { cancelledError, explainSocketError } from "../transport/failure.ts";
import { parseEngine } from "../types/parse.ts";
import { type PullProgress, pullProgress } from "../types/pull.ts";
import type { Call, CallOptions, Waiting } from "./call.ts";

export type PullOptions = CallOptions & {
  /** `os[/arch[/variant]]`; absent is the engine's own. */
  readonly platform?: string | undefined;
};

const platformGrammar = /^[a-z0-9]+(?:\/[a-z0-9_]+){0,2}$/;

/** What `POST /images/create` is asked for. Without a tag the engine would pull every one, so there always is one. */
const wanted = (text: string, platform: string | undefined) => {
  const reference = parseImageReference(text);
  if (reference?.kind !== "name")
    throw new CodedError("invalid_input", `Not an image's name: ${JSON.stringify(text.slice(0, 100))}`);
  if (platform !== undefined && !platformGrammar.test(platform))
    throw new CodedError("invalid_input", `Not a platform: ${JSON.stringify(platform.slice(0, 100))}`);
  const fromImage = `${reference.registry}/${reference.repository}`;
  return { fromImage, tag: reference.digest ?? reference.tag ?? "latest", platform };
};

type Ending = { readonly signal: AbortSignal | undefined; readonly abandoned: () => CodedError | null };

async function* read(body: IncomingMessage, ending: Ending): AsyncGenerator<PullProgress, void, void> {
  try {
    for await (const line of parseNdjson(body)) {
      yield parseEngine(pullProgress, throwInBandError(line), "progress of a pull");
    }
    // Whatever closed the connection: without its last chunk, an answer has not ended well.
    if (!body.complete) throw new Error("closed within the answer");
  } catch (error) {
    if (ending.signal?.aborted) throw cancelledError();
    throw ending.abandoned() ?? explainSocketError(error, { sent: true, mutation: true });
  } finally {
    body.destroy();
  }
}

/** Signal and silence are heeded from now on, not from the first iteration: the engine is pulling already. */
const follow = (body: IncomingMessage, signal: AbortSignal | undefined, waiting: Waiting) => {
  let abandoned: CodedError | null = null;
  const unregister = waiting.register((error) => {
    abandoned = error;
    body.destroy();
  });
  const cancel = () => body.destroy();
  signal?.addEventListener("abort", cancel, { once: true });
  body.once("close", () => {
    unregister();
    signal?.removeEventListener("abort", cancel);
  });
  if (signal?.aborted) cancel();
  return read(body, { signal, abandoned: () => abandoned });
};

export const createPullCalls = (call: Call, waiting: Waiting) => ({
  /**
   * `POST /images/create`. Resolves when the engine has found the image's registry and repository; the progress then
   * comes by iteration, which must go on to its end: a slow reader holds the pull back. The loop ends when the image is
   * there, and only then. Throws `engine_failed` with the engine's words, `cancelled` when aborted (the engine then stops
   * too, and keeps the layers that are whole), `outcome_unknown` when the stream is cut or the engine goes silent.
   * `not_found` before any progress: there is no such repository or tag, or it is not for everybody.
   */
  async pullImage(
    reference: string,
    { platform, signal }: PullOptions = {},
  ): Promise<AsyncGenerator<PullProgress, void, void>> {
    const options = wanted(reference, platform);
    // Registries that do not answer are the engine's to give up: its own patience is some minutes.
    const answer = await call({ signal, mutation: true, firstByteMs: null }, (docker) =>
      docker.createImage({ _query: options } as object),
    );
    return follow(answer as IncomingMessage, signal, waiting);
  },
});
