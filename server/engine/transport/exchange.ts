import { type ClientRequest, request as httpRequest, type IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { type Duplex, Readable } from "node:stream";
import type { CodedError } from "#lib/errors/coded-error.ts";
import type { EngineAddress } from "../address.ts";
import { release } from "../pour.ts";
import { cancelledError, explainSocketError, protocolError, unanswered } from "./failure.ts";
import { sendBody } from "./send-body.ts";

/** What is known of a body that is a stream. */
export type StreamedBody = {
  /** Its chunks are nobody else's (see `pour`). */
  readonly releasing?: boolean;
  /** How many they will be: the engine takes in a body that is not cut into chunks in half of its time. */
  readonly bytes?: number;
};

/** One HTTP request to an engine. `path` has the version and the query in it. */
export type EngineRequest = {
  readonly method: string;
  readonly path: string;
  /** JSON text, or the bytes of an archive, which are read as the engine takes them. */
  readonly body: string | Readable | undefined;
  readonly stream: StreamedBody;
  /** Ask for the connection itself (exec, attach). */
  readonly upgrade: boolean;
};

/** How long a call may take, in ms, and how much it may answer, in bytes. `null` is no limit. */
export type Limits = {
  readonly connectMs: number;
  readonly firstByteMs: number | null;
  readonly bodyMs: number;
  readonly maxBytes: number;
  readonly mutation: boolean;
  readonly signal: AbortSignal | undefined;
  /** Takes part in `abandon`: told how to fail a call that waits without a deadline; returns the way out. */
  readonly onWaiting?: ((fail: (error: CodedError) => void) => () => void) | undefined;
};

export type Exchange =
  | { readonly kind: "response"; readonly response: IncomingMessage }
  | {
      readonly kind: "upgrade";
      readonly response: IncomingMessage;
      readonly socket: Duplex;
      readonly head: Buffer;
    };

const lengthOf = ({ stream }: EngineRequest) =>
  stream.bytes === undefined ? { "Transfer-Encoding": "chunked" } : { "Content-Length": stream.bytes };

const upgradeHeaders = { Connection: "Upgrade", Upgrade: "tcp" };

/**
 * One connection per call (`agent: false`): a kept-alive socket that the engine has just closed would make a change's
 * outcome doubtful, and followers would starve calls of a shared pool's sockets.
 */
const start = (address: EngineAddress, request: EngineRequest): ClientRequest => {
  const target =
    address.kind === "unix" ? { socketPath: address.socketPath } : { host: address.host, port: address.port };
  const isStream = request.body instanceof Readable;
  const body = typeof request.body === "string" ? Buffer.from(request.body) : undefined;
  const outgoing = httpRequest({
    ...target,
    protocol: "http:",
    agent: false,
    method: request.method,
    path: request.path,
    headers: {
      Host: address.kind === "unix" ? "docker" : address.host,
      "Accept-Encoding": "identity",
      ...(request.upgrade ? upgradeHeaders : {}),
      ...(body ? { "Content-Type": "application/json" } : {}),
      ...(isStream ? { "Content-Type": "application/x-tar", ...lengthOf(request) } : {}),
      ...(isStream || request.method === "GET" || request.method === "HEAD"
        ? {}
        : { "Content-Length": body?.byteLength ?? 0 }),
    },
  });
  return isStream ? outgoing : outgoing.end(body);
};

/** Fails the request when a phase takes too long. Returns whether the connection stood, and the way to stop watching. */
const watchPhases = (outgoing: ClientRequest, limits: Limits, fail: (error: CodedError) => void) => {
  const phase = { sent: false, mutation: limits.mutation };
  const overdue = (what: string, ms: number, code: "engine_unreachable" | "engine_timeout") => () =>
    fail(unanswered(phase, code, `The engine did not ${what} within ${ms / 1000} s`));
  let timer = setTimeout(
    overdue("take the connection", limits.connectMs, "engine_unreachable"),
    limits.connectMs,
  );
  const connected = () => {
    clearTimeout(timer);
    phase.sent = true;
    if (limits.firstByteMs === null) return;
    timer = setTimeout(overdue("answer", limits.firstByteMs, "engine_timeout"), limits.firstByteMs);
  };
  outgoing.once("socket", (socket: Socket) => {
    // A terminal to an engine whose host was switched off would wait for ever; this ends it in half a minute.
    socket.setKeepAlive(true, 15_000);
    if (socket.connecting) socket.once("connect", connected);
    else connected();
  });
  return { phase, stop: () => clearTimeout(timer) };
};

/**
 * Sends a request and waits for the answer's head. Node's own client is used bare: it follows no redirects. Rejects with
 * `engine_unreachable`, `engine_timeout`, `engine_protocol`, `outcome_unknown` or `cancelled`.
 */
export const openExchange = (
  address: EngineAddress,
  request: EngineRequest,
  limits: Limits,
): Promise<Exchange> =>
  new Promise((resolve, reject) => {
    if (limits.signal?.aborted) {
      reject(cancelledError());
      return;
    }
    const outgoing = start(address, request);
    let over = false;
    const settle = (): boolean => {
      if (over) return false;
      over = true;
      watch.stop();
      limits.signal?.removeEventListener("abort", cancel);
      unregister?.();
      return true;
    };
    const fail = (error: CodedError) => {
      if (!settle()) return;
      reject(error);
      outgoing.destroy();
    };
    const cancel = () => fail(cancelledError());
    const watch = watchPhases(outgoing, limits, fail);
    const unregister = limits.firstByteMs === null ? limits.onWaiting?.(fail) : undefined;
    limits.signal?.addEventListener("abort", cancel, { once: true });
    // The parser has copied what it gives on, all but the bytes after an upgrade.
    if (!request.upgrade) outgoing.once("socket", (socket: Socket) => socket.on("data", release));
    // Whatever ends the body early (who sends it has gone) is why the whole call fails.
    if (request.body instanceof Readable)
      sendBody(request.body, outgoing, { releasing: request.stream.releasing === true, fail });

    outgoing.once("response", (response) => {
      // A reset after the head is reported to whoever reads the body; without a listener it would end the process.
      response.on("error", () => undefined);
      if (settle()) resolve({ kind: "response", response });
    });
    outgoing.once("upgrade", (response, socket, head) => {
      // In this very tick: a reset that finds no listener is an uncaught exception.
      socket.on("error", () => undefined);
      if (!request.upgrade) socket.destroy();
      if (!request.upgrade) fail(protocolError("The engine changed protocols without being asked"));
      else if (settle()) resolve({ kind: "upgrade", response, socket, head });
    });
    // Stays attached for the life of the request, for the same reason.
    outgoing.on("error", (error) => fail(explainSocketError(error, watch.phase)));
    outgoing.once("close", () =>
      fail(explainSocketError(new Error("closed without an answer"), watch.phase)),
    );
  });
