import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { type Context, Hono } from "hono";
import { CodedError, isCodedError } from "#lib/errors/coded-error.ts";
import { toErrorAnswer } from "./error-answer.ts";
import type { Kernel } from "./pipeline.ts";
import { runRoute } from "./pipeline.ts";
import type { Route } from "./routes.ts";
import { StreamedFile } from "./streamed-file.ts";
import { StreamedText } from "./streamed-text.ts";
import { uploadedFile } from "./uploaded-file.ts";

type Env = { Bindings: HttpBindings };

const jsonHeaders = { "content-type": "application/json; charset=utf-8", "cache-control": "no-store" };

/** The API below `/api`: the given routes and nothing else. An unknown address is `not_found`, never passed on. */
export const createApi = (
  kernel: Kernel,
  routes: readonly Route[],
  clientAddress: (request: IncomingMessage) => string,
): Hono<Env> => {
  const app = new Hono<Env>();
  for (const route of routes) {
    const path = `/api${route.contract.path.replaceAll(/\{([a-zA-Z]+)\}/g, ":$1")}`;
    app.on(route.contract.method, [path], (context) => answer(kernel, route, context, clientAddress));
  }
  app.notFound((context) => {
    const error = new CodedError("not_found", "There is nothing at this address of the API");
    return failure(error, randomUUID(), context.req.method === "HEAD");
  });
  app.onError((error) => {
    const requestId = randomUUID();
    kernel.log.error({ err: error, requestId }, "request failed outside its route");
    return failure(error, requestId);
  });
  return app;
};

const answer = async (
  kernel: Kernel,
  route: Route,
  context: Context<Env>,
  clientAddress: (request: IncomingMessage) => string,
): Promise<Response> => {
  const { incoming } = context.env;
  const requestId = randomUUID();
  const caller = {
    address: clientAddress(incoming),
    userAgent: (incoming.headers["user-agent"] ?? "").slice(0, 255),
    requestId,
  };
  const source = {
    parameters: context.req.param() as Record<string, string>,
    search: new URL(context.req.url).searchParams,
    header: (name: string) => context.req.header(name),
    body: () => context.req.raw.body,
  };
  try {
    const signal = context.req.raw.signal;
    const { body, cookies } = await runRoute(kernel, route, {
      headers: incoming.headers,
      source,
      file: (signal) => uploadedFile(incoming, signal),
      caller,
      signal,
    });
    if (body instanceof StreamedText) return body.response();
    if (body instanceof StreamedFile) {
      await body.send(context.env.outgoing);
      return RESPONSE_ALREADY_SENT;
    }
    const headers = new Headers(jsonHeaders);
    for (const cookie of cookies) headers.append("set-cookie", cookie);
    return new Response(body, { headers });
  } catch (error) {
    if (!isCodedError(error)) {
      kernel.log.error({ err: error, requestId, path: route.contract.path }, "request failed");
    }
    return failure(error, requestId);
  }
};

const failure = (error: unknown, requestId: string, withoutBody = false): Response => {
  const { status, body } = toErrorAnswer(error, requestId);
  const headers = new Headers(jsonHeaders);
  if (body.retryAfter !== undefined) headers.set("retry-after", String(Math.ceil(body.retryAfter)));
  return new Response(withoutBody ? null : JSON.stringify({ error: body }), { status, headers });
};
