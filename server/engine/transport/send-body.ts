import type { ClientRequest } from "node:http";
import type { Readable } from "node:stream";
import type { CodedError } from "#lib/errors/coded-error.ts";
import { isCodedError } from "#lib/errors/coded-error.ts";
import { type Pouring, pour } from "../pour.ts";
import { cancelledError } from "./failure.ts";

/**
 * Sends a body of any length as fast as the engine takes it. An engine that answers early has refused: the rest is not
 * sent, so that its words are read before the connection breaks (it closes half a second after them). A body that breaks
 * off is told by `fail`, and the request is never ended as if it were whole.
 */
export const sendBody = (
  body: Readable,
  outgoing: ClientRequest,
  { fail, ...pouring }: Pouring & { fail: (error: CodedError) => void },
): void => {
  let answered = false;
  const stop = (): void => {
    answered = true;
    body.destroy();
  };
  outgoing.once("response", stop);
  outgoing.once("close", stop);
  pour(body, outgoing, pouring).then(
    () => answered || outgoing.end(),
    (error: unknown) => answered || fail(isCodedError(error) ? error : brokenOff(error)),
  );
};

const brokenOff = (cause: unknown): CodedError => {
  const error = cancelledError();
  error.cause = cause;
  return error;
};
