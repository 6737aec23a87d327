import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import type { Log } from "../log.ts";
import { earlyReads } from "./early-reads.ts";
import { createNonce, dataPolicy, pagePolicy, setSecurityHeaders } from "./security-headers.ts";

export type NodeHandler = (request: IncomingMessage, response: ServerResponse) => unknown;
type UpgradeHandler = (request: IncomingMessage, socket: Duplex, head: Buffer) => unknown;

export type HttpParts = {
  api: NodeHandler;
  /** Draws the pages; absent where only the API is wanted (tests). */
  pages?: { handle: NodeHandler; handleUpgrade?: UpgradeHandler } | undefined;
  /** By its name it is known who will read more than the page; see `earlyReads`. */
  sessionCookie: string;
  sockets: { path: string; handleUpgrade: UpgradeHandler };
  development: boolean;
  log: Log;
};

/**
 * The one HTTP server. `/api` and the sockets are dispatched before the pages' renderer sees anything; an upgrade that
 * is not ours is destroyed, and a request target that is not a plain path (a proxy request) is refused.
 */
export const createHttpServer = (parts: HttpParts): Server => {
  const server = createServer({ maxHeaderSize: 16 * 1024 }, (request, response) => {
    dispatch(parts, request, response).catch((error: unknown) => {
      parts.log.error({ err: error, path: pathOf(request) }, "a request failed outside the API");
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  // A file is sent for as long as it takes. Other bodies have their own bound, where they are read.
  server.requestTimeout = 0;
  server.on("upgrade", (request, socket, head) => upgrade(parts, request, socket, head));
  server.on("clientError", (_error, socket) => socket.destroy());
  return server;
};

const pathOf = (request: IncomingMessage): string => (request.url ?? "").split("?", 1)[0] as string;

/** One that means the same to all who read it: no other host, and no segment that a later reader resolves away. */
const isPlainPath = (url: string | undefined): boolean => {
  const path = (url ?? "").split("?", 1)[0] as string;
  return path.startsWith("/") && !/[/\\]{2}|\\|(?:^|\/)(?:\.|%2e){1,2}(?:\/|$)/i.test(path);
};

const patienceMs = 2_000;

/** A body that nobody reads any more, because its request is answered, does not keep the connection. */
const endUnread = (request: IncomingMessage, response: ServerResponse): void => {
  response.once("finish", () => {
    if (request.complete) return;
    const timer = setTimeout(() => request.complete || request.destroy(), patienceMs).unref();
    request.once("close", () => clearTimeout(timer));
  });
};

const dispatch = async (parts: HttpParts, request: IncomingMessage, response: ServerResponse) => {
  endUnread(request, response);
  if (!isPlainPath(request.url)) return refuse(response, 400);
  const path = pathOf(request);
  if (path === "/api" || path.startsWith("/api/")) {
    setSecurityHeaders(response, dataPolicy);
    return parts.api(request, response);
  }
  // The panel optimizes no images; the renderer's endpoint for it would fetch addresses that a client names.
  if (!parts.pages || path.startsWith("/_next/image")) return refuse(response, 404);
  const policy = pagePolicy({ ...parts, nonce: createNonce() });
  setSecurityHeaders(response, policy);
  // The renderer reads the nonce from the request; whatever a client sent under this name is overwritten.
  request.headers["content-security-policy"] = policy;
  delete request.headers["x-middleware-subrequest"];
  const early = earlyReads(request, path, parts.sessionCookie);
  if (early) response.appendHeader("link", early);
  await parts.pages.handle(request, response);
};

const refuse = (response: ServerResponse, status: number): void => {
  setSecurityHeaders(response, dataPolicy);
  response.writeHead(status, { "content-type": "text/plain" }).end();
};

const upgrade = (parts: HttpParts, request: IncomingMessage, socket: Duplex, head: Buffer): void => {
  socket.on("error", () => socket.destroy());
  const path = pathOf(request);
  if (isPlainPath(request.url) && path === parts.sockets.path) {
    parts.sockets.handleUpgrade(request, socket, head);
  } else if (parts.development && parts.pages?.handleUpgrade && path.startsWith("/_next/")) {
    parts.pages.handleUpgrade(request, socket, head);
  } else {
    // Half-open connections would stay, beyond every timeout, for as long as the client likes.
    socket.end("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n", () => socket.destroy());
  }
};
