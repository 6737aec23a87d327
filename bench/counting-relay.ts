import { once } from "node:events";
import { rmSync } from "node:fs";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";

/** A socket in front of an engine's own, which counts every request that goes through. */
export type CountingRelay = {
  /** As DOCKER_HOST wants it. */
  dockerHost: string;
  requests(): number;
  /** How often each address was asked, without its version and its ids. */
  byPath(): Record<string, number>;
  close(): Promise<void>;
};

const shapeOf = ({ method, url = "" }: IncomingMessage): string =>
  `${method} ${url
    .replace(/^\/v[\d.]+/, "")
    .replace(/\?.*$/, "")
    .replace(/[0-9a-f]{64}/g, "{id}")}`;

/** Relays HTTP, streams of events with it; hijacked connections are not needed here. */
export const startCountingRelay = async (engineSocket: string): Promise<CountingRelay> => {
  const socketPath = `${engineSocket}.counted`;
  const counts = new Map<string, number>();
  let total = 0;
  const relay = (incoming: IncomingMessage, response: ServerResponse): void => {
    total += 1;
    const shape = shapeOf(incoming);
    counts.set(shape, (counts.get(shape) ?? 0) + 1);
    const { method, url: path, headers } = incoming;
    const onward = request({ socketPath: engineSocket, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      response.flushHeaders();
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    response.on("close", () => onward.destroy());
    incoming.pipe(onward);
  };
  const server = createServer(relay).listen(socketPath);
  await once(server, "listening");
  return {
    dockerHost: `unix://${socketPath}`,
    requests: () => total,
    byPath: () => Object.fromEntries(counts),
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
      rmSync(socketPath, { force: true });
    },
  };
};
