import type { IncomingMessage } from "node:http";
import type { CodedError } from "#lib/errors/coded-error.ts";
import type { Limits } from "./exchange.ts";
import { cancelledError, protocolError, unanswered } from "./failure.ts";

/**
 * The whole body, at most `maxBytes` of it and for at most `bodyMs`. A body that ends before its announced length
 * rejects as `engine_unreachable`, a change's as `outcome_unknown` (the daemon died while answering), never hangs.
 */
export const readBody = (response: IncomingMessage, limits: Limits): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const answered = { sent: true, mutation: limits.mutation };
    const settled = () => {
      clearTimeout(timer);
      limits.signal?.removeEventListener("abort", cancel);
    };
    const fail = (error: CodedError) => {
      settled();
      reject(error);
      response.destroy();
    };
    const cancel = () => fail(cancelledError());
    const cut = () => fail(unanswered(answered, "engine_unreachable", "The engine's answer was cut off"));
    const timer = setTimeout(
      () =>
        fail(
          unanswered(answered, "engine_timeout", `The engine's answer took over ${limits.bodyMs / 1000} s`),
        ),
      limits.bodyMs,
    );
    limits.signal?.addEventListener("abort", cancel, { once: true });
    if (limits.signal?.aborted) return cancel();

    response.on("data", (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size > limits.maxBytes) fail(protocolError(`The engine's answer is over ${limits.maxBytes} bytes`));
      else chunks.push(chunk);
    });
    response.once("error", cut);
    response.once("close", cut);
    response.once("end", () => {
      if (!response.complete) return cut();
      settled();
      resolve(Buffer.concat(chunks, size));
    });
  });

/** Refuses encodings that were not asked for: a small compressed body may unfold to any size. */
export const refuseEncoding = (response: IncomingMessage): void => {
  const encoding = response.headers["content-encoding"] ?? "identity";
  if (encoding === "identity") return;
  response.destroy();
  throw protocolError(`The engine's answer is encoded as ${encoding.slice(0, 40)}, which was not asked for`);
};

/** Parses a JSON answer. Anything that does not say that it is JSON is a proxy's page, not an engine's answer. */
export const parseJson = (response: IncomingMessage, body: Buffer): unknown => {
  const type = response.headers["content-type"] ?? "";
  if (!type.startsWith("application/json")) {
    throw protocolError(`The engine answered with "${type.slice(0, 80)}" where JSON was expected`);
  }
  try {
    return JSON.parse(body.toString("utf8"));
  } catch (error) {
    throw protocolError("The engine's answer is not valid JSON", error);
  }
};
