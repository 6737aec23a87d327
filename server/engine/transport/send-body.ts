import type { ClientRequest } from "node:http";
import type { Readable } from "node:stream";
import type { CodedError } from "#lib/errors/coded-error.ts";
import { isCodedError } from "#lib/errors/coded-error.ts";
import { cancelledError } from "./failure.ts";

/**
 * Sends a body of any length as fast as the engine takes it. An engine that answers early has refused: the rest is not
 * sent, so that its words are read before the connection breaks (it closes half a second after them). A body that breaks
 * off is told by `fail`, and the request is never ended as if it were whole.
 */
export const sendBody = (
  body: Readable,
  outgoing: ClientRequest,
  fail: (error: CodedError) => void,
): void => {
  let answered = false;
  const stop = (): void => {
    answered = true;
    body.destroy();
  };
  outgoing.once("response", stop);
  outgoing.once("close", stop);
  pump(body, outgoing, () => answered).catch((error: unknown) => {
    if (!answered) fail(isCodedError(error) ? error : brokenOff(error));
  });
};

const pump = async (body: Readable, outgoing: ClientRequest, isOver: () => boolean): Promise<void> => {
  for await (const chunk of body) {
    if (isOver()) return;
    if (!outgoing.write(chunk)) await roomOrEnd(outgoing);
    // What the engine has said meanwhile is heard before more is sent: a write into a closed connection would drown it.
    else await new Promise(setImmediate);
  }
  if (!isOver()) outgoing.end();
};

const roomOrEnd = (outgoing: ClientRequest): Promise<void> =>
  new Promise((resolve) => {
    const done = (): void => {
      for (const name of ["drain", "close", "response"] as const) outgoing.off(name, done);
      resolve();
    };
    for (const name of ["drain", "close", "response"] as const) outgoing.on(name, done);
    if (outgoing.destroyed) done();
  });

const brokenOff = (cause: unknown): CodedError => {
  const error = cancelledError();
  error.cause = cause;
  return error;
};
