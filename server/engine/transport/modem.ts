import type { IncomingHttpHeaders } from "node:http";
import Docker from "dockerode";
import type { EngineAddress } from "../address.ts";
import { hijack } from "../hijacked-stream.ts";
import { parseJson, readBody, refuseEncoding } from "./body.ts";
import { type Exchange, type Limits, openExchange, type StreamedBody } from "./exchange.ts";
import { protocolError, statusError } from "./failure.ts";
import { type DialOptions, targetOf } from "./target.ts";

/** What one call needs beyond what dockerode says: its limits and the shape of its answer. */
export type CallPlan = Limits & {
  /** `json` is parsed; `empty` is drained and dropped; `text` is given as a string; `stream` as it comes. */
  readonly answer: "json" | "empty" | "text" | "stream";
  /** The call is answered under `/v1.xx`; `/_ping` and the first `/version` are not. */
  readonly version: string | null;
  /** Hijacked streams: whether the far side is a terminal, which has no frames. `undefined`: the answer's header says. */
  readonly tty?: boolean | undefined;
  /** What is known of the body that is sent, where that is a stream. */
  readonly stream?: StreamedBody | undefined;
  /** Reads a JSON answer before dockerode does; throws a `CodedError` for what it cannot be. */
  readonly check?: ((answer: unknown) => unknown) | undefined;
  readonly onHeaders?: ((headers: IncomingHttpHeaders) => void) | undefined;
};

type Callback = (error: unknown, answer?: unknown) => void;

/** An error's body is read to this many bytes: enough for any sentence. */
const errorBytes = 64 * 1024;

const asItIs = (answer: unknown): unknown => answer;

const answerOf = async (exchange: Exchange & { kind: "response" }, dial: DialOptions, plan: CallPlan) => {
  const { response } = exchange;
  const status = response.statusCode ?? 0;
  refuseEncoding(response);
  plan.onHeaders?.(response.headers);
  const isSuccess = (status >= 200 && status < 300) || status === 304;
  if (!isSuccess)
    throw statusError(status, response.headers, await readBody(response, { ...plan, maxBytes: errorBytes }));
  if (dial.hijack) {
    response.destroy();
    throw protocolError(`The engine, or a proxy before it, did not upgrade the connection (HTTP ${status})`);
  }
  if (dial.isStream || plan.answer === "stream") return response;
  const body = await readBody(response, plan);
  if (plan.answer === "json") return (plan.check ?? asItIs)(parseJson(response, body));
  return plan.answer === "text" ? body.toString("utf8") : null;
};

const perform = async (address: EngineAddress, dial: DialOptions, plan: CallPlan): Promise<unknown> => {
  const target = targetOf(dial, plan.version);
  const request = { ...target, upgrade: dial.hijack === true, stream: plan.stream ?? {} };
  const exchange = await openExchange(address, request, plan);
  if (exchange.kind === "response") return answerOf(exchange, dial, plan);
  return hijack(exchange, { tty: plan.tty, signal: plan.signal });
};

/**
 * dockerode, over a transport of ours in the place of docker-modem: it writes the requests, we send them. docker-modem
 * cannot give what a panel needs (it follows redirects to anywhere, never settles on a cut body, reads DOCKER_HOST from
 * the environment over the address it is given, and leaves hijacked sockets without an error listener).
 */
export const dockerOver = (address: EngineAddress, plan: CallPlan): Docker => {
  const modem = {
    Promise,
    dial: (dial: DialOptions, callback: Callback): void => {
      perform(address, dial, plan).then(
        (answer) => callback(null, answer),
        (error: unknown) => callback(error),
      );
    },
  };
  // `modem` is an option of dockerode's constructor that its type declarations leave out.
  return new Docker({ modem } as unknown as Docker.DockerOptions);
};
