import { once } from "node:events";
import { rmSync } from "node:fs";
import { createServer, request } from "node:http";

export type Tap = {
  /** `POST /containers/create`, without version, ids and names. */
  readonly changes: readonly string[];
  close(): Promise<void>;
};

/**
 * A socket that passes HTTP on to an engine's. `onChange` is asked about each request that changes something, before it
 * is passed on and after the engine has answered it, and may see to it that nobody is left to hear.
 */
export const openTap = async (
  { path, engine }: { path: string; engine: string },
  onChange: (change: { count: number; when: "before" | "after" }) => Promise<void>,
): Promise<Tap> => {
  const changes: string[] = [];
  const server = createServer(async (incoming, answer) => {
    const isChange = incoming.method === "POST" || incoming.method === "DELETE";
    const count = isChange ? changes.push(`${incoming.method} ${plain(incoming.url ?? "")}`) : 0;
    if (isChange) await onChange({ count, when: "before" });
    if (answer.destroyed) return;
    const { method = "GET", url = "", headers } = incoming;
    const outgoing = request({ socketPath: engine, method, path: url, headers }, async (response) => {
      if (isChange) await onChange({ count, when: "after" });
      answer.on("close", () => response.destroy());
      answer.writeHead(response.statusCode ?? 500, response.headers);
      response.on("error", () => answer.destroy()).pipe(answer);
    });
    outgoing.on("error", () => answer.destroy());
    incoming.on("error", () => outgoing.destroy()).pipe(outgoing);
  });
  rmSync(path, { force: true });
  server.listen(path);
  await once(server, "listening");
  return {
    changes,
    close: async () => {
      const closed = once(server, "close");
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
};

const plain = (url: string): string =>
  url
    .replace(/^\/v[0-9.]+/, "")
    .replace(/\?.*$/, "")
    .replace(/(?<=\/containers\/)[^/]+(?=\/|$)/, (ref) => (ref === "create" ? ref : "{id}"));
