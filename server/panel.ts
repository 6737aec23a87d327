import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { contracts } from "#lib/contracts/index.ts";
import { type Audit, createAudit } from "./audit/audit.ts";
import { type Auth, createAuth } from "./auth/auth.ts";
import { type Config, panelOrigins } from "./config.ts";
import { type Database, openDatabase } from "./db/client.ts";
import { findAddress, usualSockets } from "./engine/address.ts";
import { createEnginePool, type EnginePool } from "./engine/pool.ts";
import { createAuditRoutes } from "./features/audit/routes.ts";
import { findOwnContainer } from "./features/containers/own-container.ts";
import { createContainerChannels, createContainerRoutes } from "./features/containers/routes.ts";
import { type ContainerViews, createContainerViews } from "./features/containers/views.ts";
import { createEnvironmentRoutes } from "./features/environments/routes.ts";
import { createSessionRoutes } from "./features/session/routes.ts";
import { createSystemRoutes } from "./features/system/routes.ts";
import { createTerminalChannels } from "./features/terminals/channels.ts";
import { createTerminalRoutes } from "./features/terminals/routes.ts";
import { createTerminals, type Terminals } from "./features/terminals/terminals.ts";
import { createApi } from "./http/api.ts";
import { createClientAddress } from "./http/client-address.ts";
import { addDocumentation } from "./http/documentation.ts";
import type { Kernel } from "./http/pipeline.ts";
import { createPublicLimit } from "./http/public-limit.ts";
import { createHttpServer, type HttpParts } from "./http/server.ts";
import type { Log } from "./log.ts";
import { createEngineLeases } from "./realtime/engine-leases.ts";
import { createSockets, type Sockets, socketPath } from "./realtime/sockets.ts";

export type PanelParts = {
  config: Config;
  log: Log;
  version: string;
  pages?: HttpParts["pages"];
};

/** A running panel. `url` is where a person opens it. */
export type Panel = {
  url: string;
  port: number;
  auth: Auth;
  /** Ends everything in order: no new requests, terminals and their processes, sockets, engines, database. */
  close(): Promise<void>;
};

/** Boots the whole panel and listens. Throws in plain words when it cannot. */
export const startPanel = async (parts: PanelParts): Promise<Panel> => {
  const { config, log } = parts;
  const db = openDatabase(config.dataDir);
  const audit = createAudit({ db, log });
  const auth = await createAuth({ db, config, log });
  if (config.admin) await auth.ensureAdmin(config.admin);
  const pool = await openPool(config, log);
  const terminals = createTerminals({ pool, audit, log, installId: installIdOf(auth) });
  // Filled once the port is known: with port 0 the system chooses it.
  const origins = new Set<string>();
  const kernel: Kernel = {
    authenticate: (cookie) => auth.authenticate(cookie),
    leases: createEngineLeases(),
    limitPublic: createPublicLimit(),
    ...{ audit, pool, origins, log },
  };
  const services = { ...parts, kernel, auth, audit, pool, terminals };
  const views = createContainerViews(await findOwnContainer());
  const sockets = openSockets(services, views);
  const http = createHttpServer({
    api: getRequestListener(assembleApi(services, views, sockets).fetch, { overrideGlobalObjects: false }),
    pages: parts.pages,
    sockets: { path: socketPath, handleUpgrade: sockets.handleUpgrade },
    development: config.mode === "development",
    log,
  });
  http.listen(config.port, config.host);
  await once(http, "listening");
  const { port } = http.address() as AddressInfo;
  const known = panelOrigins(config, port);
  for (const origin of known.accepted) origins.add(origin);
  // What a killed panel left running in containers.
  terminals
    .sweep()
    .catch((error: unknown) => log.warn({ err: error }, "the sweep for orphaned processes failed"));
  const close = () => shutDown({ http, terminals, sockets, pool, auth, db });
  return { url: known.url, port, auth, close };
};

type Services = PanelParts & {
  kernel: Kernel;
  auth: Auth;
  audit: Audit;
  pool: EnginePool;
  terminals: Terminals;
};

/** The cookie's name ends in eight hex digits that are this installation's own, drawn from its secret. */
const installIdOf = (auth: Auth): string => auth.cookieName.slice(-8);

/** Every channel there is; and what is withdrawn from a session is cut on its sockets and terminals at once. */
const openSockets = ({ config, kernel, auth, terminals }: Services, views: ContainerViews): Sockets => {
  const sockets = createSockets({
    kernel,
    clientAddress: createClientAddress(config.trustedProxies),
    routes: [...createContainerChannels(views), ...createTerminalChannels({ terminals })],
    loadSession: (sessionId, options) => auth.authenticateSession(sessionId, options),
  });
  auth.onRevoked((what) => {
    sockets.revoke(what);
    terminals.revoke(what);
  });
  return sockets;
};

/** Every route there is. */
const assembleApi = (services: Services, views: ContainerViews, sockets: Sockets) => {
  const { config, version, kernel, auth, audit, pool, terminals } = services;
  const counts = { openSockets: sockets.count, openTerminals: () => terminals.count() };
  const routes = [
    ...createSessionRoutes({ auth }),
    ...createEnvironmentRoutes(pool),
    ...createContainerRoutes(views),
    ...createTerminalRoutes({ terminals }),
    ...createAuditRoutes({ audit }),
    ...createSystemRoutes({ version, pool, ...counts }),
  ];
  const api = createApi(kernel, routes, createClientAddress(config.trustedProxies));
  addDocumentation(api, { contracts, version, cookieName: auth.cookieName });
  return api;
};

const openPool = async (config: Config, log: Log): Promise<EnginePool> => {
  const address = await findAddress({
    dockerHost: config.dockerHost ?? undefined,
    candidates: usualSockets(config.runtimeDir ?? undefined),
  });
  const fallback = { kind: "unix", socketPath: "/var/run/docker.sock" } as const;
  return createEnginePool({
    environments: [{ id: "local", name: "local", address: address ?? fallback }],
    report: (error, environment) => log.warn({ err: error, environment }, "an engine's side failed"),
  });
};

type Running = {
  http: ReturnType<typeof createHttpServer>;
  terminals: Terminals;
  sockets: Sockets;
  pool: EnginePool;
  auth: Auth;
  db: Database;
};

const shutDown = async ({ http, terminals, sockets, pool, auth, db }: Running): Promise<void> => {
  const closed = once(http, "close");
  http.close();
  await terminals.close();
  await sockets.close();
  http.closeAllConnections();
  pool.close();
  auth.dispose();
  await closed;
  db.close();
};
