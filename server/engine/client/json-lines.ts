import type { IncomingMessage } from "node:http";
import { parseNdjson } from "../ndjson.ts";
import { cancelledError, explainSocketError } from "../transport/failure.ts";

export type JsonLinesOptions<T> = {
  readonly signal: AbortSignal | undefined;
  /** The longest line, in UTF-16 units. */
  readonly maxLine: number;
  /** Reads one line; throws `engine_protocol` for what it cannot be. */
  readonly parse: (line: unknown) => T;
};

async function* read<T>(
  body: IncomingMessage,
  { signal, maxLine, parse }: JsonLinesOptions<T>,
): AsyncGenerator<T, void, void> {
  try {
    for await (const line of parseNdjson(body, { maxLine })) yield parse(line);
  } catch (error) {
    if (signal?.aborted) throw cancelledError();
    throw explainSocketError(error, { sent: true, mutation: false });
  } finally {
    body.destroy();
  }
}

/**
 * The values of an answer that goes on line by line. The loop ends when the engine ends it, throws `engine_unreachable`
 * when it is cut and `cancelled` when aborted. The signal is heeded from now on, not from the first iteration: the
 * connection is already open.
 */
export const followJsonLines = <T>(
  body: IncomingMessage,
  options: JsonLinesOptions<T>,
): AsyncGenerator<T, void, void> => {
  const { signal } = options;
  const cancel = () => body.destroy();
  signal?.addEventListener("abort", cancel, { once: true });
  body.once("close", () => signal?.removeEventListener("abort", cancel));
  if (signal?.aborted) cancel();
  return read(body, options);
};
