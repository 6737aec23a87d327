import type { IncomingMessage } from "node:http";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { Waiting } from "./call.ts";

/**
 * Breaks off an answer that goes on when the engine is known to be silent, with `engine_timeout`: on a connection that
 * died without a word it would wait for ever, also once the engine is back.
 */
export const cutOnSilence = <T extends IncomingMessage>(body: T, waiting: Waiting): T => {
  const unregister = waiting.register(() => {
    body.destroy(new CodedError("engine_timeout", "The engine stopped answering"));
  });
  body.once("close", unregister);
  return body;
};
