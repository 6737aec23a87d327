import { fileURLToPath } from "node:url";
import next from "next";
import type { Config } from "./config.ts";
import type { HttpParts } from "./http/server.ts";

/** The console's renderer. It sees page requests only; it has no access to the engine, the database or a session. */
export const createPages = async (config: Config): Promise<NonNullable<HttpParts["pages"]>> => {
  const dev = config.mode === "development";
  const app = next({
    dev,
    dir: fileURLToPath(new URL("..", import.meta.url)),
    hostname: config.host,
    port: config.port,
  });
  await app.prepare();
  const handle = app.getRequestHandler();
  return {
    handle: (request, response) => handle(request, response),
    ...(dev ? { handleUpgrade: app.getUpgradeHandler() } : {}),
  };
};
