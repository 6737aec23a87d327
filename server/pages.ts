import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import next from "next";
import sirv from "sirv";
import type { Config } from "./config.ts";
import type { HttpParts, NodeHandler } from "./http/server.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const assetsAddress = "/_next/static";

/** The console's renderer. It sees page requests only; it has no access to the engine, the database or a session. */
export const createPages = async (config: Config): Promise<NonNullable<HttpParts["pages"]>> => {
  const dev = config.mode === "development";
  if (!dev) provideBuiltConfig();
  const app = next({ dev, dir: root, hostname: config.host, port: config.port });
  await app.prepare();
  const render = app.getRequestHandler();
  if (dev) return { handle: render, handleUpgrade: app.getUpgradeHandler() };
  return { handle: withAssets(render) };
};

/**
 * Lets Next read the configuration that the build wrote, as its own standalone server does. It would otherwise load a
 * compiler (46 MB) at every start to read `next.config.ts` anew. The variable is Next's own and not documented: without it
 * the panel runs as well and is larger.
 */
const provideBuiltConfig = (): void => {
  const built = join(root, ".next", "required-server-files.json");
  if (!existsSync(built)) return;
  const { config } = JSON.parse(readFileSync(built, "utf8")) as { config: unknown };
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);
};

/** Scripts and style sheets are sent as the build compressed them; their names change with their content. */
const withAssets = (render: NodeHandler): NodeHandler => {
  const send = sirv(join(root, ".next", "static"), {
    brotli: true,
    gzip: true,
    immutable: true,
    maxAge: 31_536_000,
  });
  return (request, response) => {
    const address = request.url ?? "";
    if (!address.startsWith(`${assetsAddress}/`)) return render(request, response);
    request.url = address.slice(assetsAddress.length);
    let isMissing = false;
    // Called at once where there is no such file: what there is was listed at the start.
    send(request, response, () => {
      isMissing = true;
    });
    if (!isMissing) return;
    request.url = address;
    return render(request, response);
  };
};
