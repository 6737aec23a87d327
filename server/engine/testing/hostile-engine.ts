import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { EngineAddress } from "../address.ts";

export type Handler = (request: IncomingMessage, response: ServerResponse) => void;

export type HostileOptions = {
  /** Answers everything but `/version`, which is answered well unless `version` is given. */
  readonly answer?: Handler;
  readonly version?: Handler;
  readonly upgrade?: (request: IncomingMessage, socket: Duplex) => void;
};

/** Answers with JSON and the headers of an engine. */
export const json =
  (body: unknown, status = 200): Handler =>
  (_request, response) => {
    response.writeHead(status, { "Content-Type": "application/json", "Api-Version": "1.45" });
    response.end(JSON.stringify(body));
  };

const goodVersion = json({
  Version: "26.1.5",
  ApiVersion: "1.45",
  MinAPIVersion: "1.24",
  Os: "linux",
  Arch: "amd64",
});

/**
 * An HTTP server on a free port that misbehaves as told: for faults that a real engine does not produce on demand.
 * `requests` has the method and path of each request that reached it.
 */
export const hostileEngine = async (
  options: HostileOptions,
): Promise<
  { address: EngineAddress & { kind: "tcp" }; requests: string[]; openSockets(): number } & AsyncDisposable
> => {
  const requests: string[] = [];
  const sockets = new Set<Duplex>();
  const server = createServer((request, response) => {
    requests.push(`${request.method} ${request.url}`);
    if (request.url === "/version") (options.version ?? goodVersion)(request, response);
    else options.answer?.(request, response);
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.once("close", () => sockets.delete(socket));
  });
  server.on("upgrade", (request, socket) => {
    requests.push(`${request.method} ${request.url}`);
    // Read on, or the other side's end would never be seen.
    socket.resume().once("end", () => socket.destroy());
    options.upgrade?.(request, socket);
  });
  if (!options.upgrade) server.removeAllListeners("upgrade");
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: { kind: "tcp", host: "127.0.0.1", port },
    requests,
    openSockets: () => sockets.size,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};
