import type { IncomingMessage } from "node:http";
import type { Readable } from "node:stream";
import { cancelledError } from "../transport/failure.ts";

/** An answer that is read as it comes, and that ends, with the connection to the engine, when `signal` is aborted. */
export const endedBy = (answer: IncomingMessage, signal: AbortSignal | undefined): Readable => {
  const end = (): void => void answer.destroy(cancelledError());
  signal?.addEventListener("abort", end, { once: true });
  answer.once("close", () => signal?.removeEventListener("abort", end));
  if (signal?.aborted) end();
  return answer;
};
