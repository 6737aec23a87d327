import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { contracts } from "#lib/contracts/index.ts";
import { isCodedError } from "#lib/errors/coded-error.ts";
import { type Audit, createAudit } from "./audit/audit.ts";
import { createAuditRetention } from "./audit/retention.ts";
import { type Auth, createAuth } from "./auth/auth.ts";
import { type Clock, createSessionClock } from "./auth/clock.ts";
import { type Config, panelOrigins } from "./config.ts";
import { type Database, openDatabase } from "./db/client.ts";
import { isKnownUsername } from "./db/users.ts";
import type { EnginePool } from "./engine/pool.ts";
import { createAccountRoutes } from "./features/account/routes.ts";
import { createAuditRoutes } from "./features/audit/routes.ts";
import { createFileChangeRoutes } from "./features/changes/routes.ts";
import { createCommitRoutes } from "./features/containers/commit.ts";
import { createCreationRoutes } from "./features/containers/create/routes.ts";
import { createExportRoutes } from "./features/containers/export.ts";
import { findOwnContainer } from "./features/containers/own-container.ts";
import { createContainerPruneRoutes } from "./features/containers/prune.ts";
import { Recreations } from "./features/containers/recreate/recreations.ts";
import { createRecreationRoutes } from "./features/containers/recreate/routes.ts";
import { createContainerChannels, createContainerRoutes } from "./features/containers/routes.ts";
import { createChangeRoutes } from "./features/containers/update/routes.ts";
import { type ContainerViews, createContainerViews } from "./features/containers/views.ts";
import { createEnvironmentRoutes } from "./features/environments/routes.ts";
import { createFileRoutes } from "./features/files/routes.ts";
import { createHealthRoutes } from "./features/health/routes.ts";
import { Pulls } from "./features/images/pulls/pulls.ts";
import { createPullChannels, createPullRoutes } from "./features/images/pulls/routes.ts";
import { createImageChannels, createImageRoutes } from "./features/images/routes.ts";
import { createImageViews, type ImageViews } from "./features/images/views.ts";
import { createLogChannels, createLogRoutes } from "./features/logs/routes.ts";
import { createNetworkChannels, createNetworkRoutes } from "./features/networks/routes.ts";
import { createNetworkViews, type NetworkViews } from "./features/networks/views.ts";
import { createProcessChannels, createProcessRoutes } from "./features/processes/routes.ts";
import { createSessionRoutes } from "./features/session/routes.ts";
import { createStatsChannels } from "./features/stats/channels.ts";
import { createSystemChannels } from "./features/system/channels.ts";
import { createSystemRoutes } from "./features/system/routes.ts";
import { createSystemViews, type SystemViews } from "./features/system/system-views.ts";
import { createTerminalChannels } from "./features/terminals/channels.ts";
import { createTerminalRoutes } from "./features/terminals/routes.ts";
import { createTerminals, type Terminals } from "./features/terminals/terminals.ts";
import { createUserRoutes } from "./features/users/routes.ts";
import { createVolumeChannels, createVolumeRoutes } from "./features/volumes/routes.ts";
import { createVolumeViews, type VolumeViews } from "./features/volumes/views.ts";
import { createApi } from "./http/api.ts";
import { createClientAddress } from "./http/client-address.ts";
import { addDocumentation } from "./http/documentation.ts";
import { trackConnections } from "./http/open-connections.ts";
import { createOpenRequests } from "./http/open-requests.ts";
import type { Kernel } from "./http/pipeline.ts";
import { createPublicLimit } from "./http/public-limit.ts";
import { createHttpServer, type HttpParts } from "./http/server.ts";
import type { Log } from "./log.ts";
import { openPool } from "./open-pool.ts";
import { createUserLimits, type UserLimits } from "./policy/user-limits.ts";
import { createEngineLeases } from "./realtime/engine-leases.ts";
import { createHub, type Hub } from "./realtime/hub.ts";
import { createSockets, type Sockets, socketPath } from "./realtime/sockets.ts";
import { shutDown } from "./shut-down.ts";

export type PanelParts = {
  config: Config;
  log: Log;
  version: string;
  pages?: HttpParts["pages"];
  /** Other bounds of what a user may ask for at once than the usual ones. */
  userLimits?: UserLimits | undefined;
  /** Between two audits of the mirrors, ms, instead of the usual time. */
  auditMs?: number | undefined;
};

/** A running panel. `url` is where a person opens it. */
export type Panel = {
  url: string;
  port: number;
  auth: Auth;
  /** The panel's own data, which the panel closes. */
  db: Database;
  /** Ends everything in order: no new requests, terminals and their processes, sockets, engines, database. */
  close(): Promise<void>;
};

/** Boots the whole panel and listens. Throws in plain words when it cannot. */
export const startPanel = async (parts: PanelParts): Promise<Panel> => {
  const { config, log } = parts;
  const db = openDatabase(config.dataDir);
  const audit = createAudit({ db, log });
  const retention = createAuditRetention({ db, audit, log, days: config.auditDays });
  const clock = createSessionClock();
  const auth = await createAuth({ db, config, log, clock });
  if (config.admin) await auth.ensureAdmin(config.admin);
  const pool = await openPool(config, log, parts.auditMs);
  const terminals = createTerminals({ pool, audit, log, installId: installIdOf(auth) });
  // Filled once the port is known: with port 0 the system chooses it.
  const origins = new Set<string>();
  const kernel: Kernel = {
    authenticate: (cookie) => auth.authenticate(cookie),
    leases: createEngineLeases(),
    limitPublic: createPublicLimit(),
    isKnownUser: (name) => isKnownUsername(db, name.toLowerCase()),
    userLimits: parts.userLimits ?? createUserLimits(),
    requests: createOpenRequests(),
    ...{ audit, pool, origins, log },
  };
  const pulls = new Pulls({ registries: config.pullRegistries, leases: kernel.leases });
  const hub = openHub(log);
  const recreations = new Recreations({ db, audit, log, pool });
  const services = { ...parts, kernel, auth, clock, audit, db, pool, terminals, pulls, hub, recreations };
  const ownId = await findOwnContainer();
  const views = {
    containers: createContainerViews(ownId),
    images: createImageViews(),
    volumes: createVolumeViews(ownId),
    networks: createNetworkViews(),
    system: createSystemViews(ownId),
  };
  const sockets = openSockets(services, views);
  const http = createHttpServer({
    api: getRequestListener(assembleApi(services, views, sockets).fetch, { overrideGlobalObjects: false }),
    pages: parts.pages,
    sessionCookie: auth.cookieName,
    sockets: { path: socketPath, handleUpgrade: sockets.handleUpgrade },
    development: config.mode === "development",
    log,
  });
  const dropConnections = trackConnections(http);
  http.listen(config.port, config.host);
  await once(http, "listening");
  const { port } = http.address() as AddressInfo;
  const known = panelOrigins(config, port);
  for (const origin of known.accepted) origins.add(origin);
  recreations.follow();
  // What a killed panel left running in containers.
  terminals
    .sweep()
    .catch((error: unknown) => log.warn({ err: error }, "the sweep for orphaned processes failed"));
  const close = () =>
    shutDown({
      http,
      dropConnections,
      leases: kernel.leases,
      audit,
      terminals,
      pulls,
      hub,
      recreations,
      sockets,
      pool,
      auth,
      retention,
      db,
    });
  return { url: known.url, port, auth, db, close };
};

type Services = PanelParts & {
  kernel: Kernel;
  auth: Auth;
  /** By which sessions end. */
  clock: Clock;
  audit: Audit;
  db: Database;
  pool: EnginePool;
  terminals: Terminals;
  pulls: Pulls;
  hub: Hub;
  recreations: Recreations;
};

/** What is presented once for all who look at it. */
type Views = {
  containers: ContainerViews;
  images: ImageViews;
  volumes: VolumeViews;
  networks: NetworkViews;
  system: SystemViews;
};

/** The cookie's name ends in eight hex digits that are this installation's own, drawn from its secret. */
const installIdOf = (auth: Auth): string => auth.cookieName.slice(-8);

/** One upstream for all who follow the same thing. What is gone from an engine is not asked for again. */
const openHub = (log: Log): Hub =>
  createHub({
    // An engine that is known to be away refuses at once: asking often costs nothing, and finds it soon after its return.
    backoff: { firstMs: 500, mostMs: 4_000 },
    canRetry: (error) => !(isCodedError(error) && error.code === "not_found"),
    onViewerError: (error) => log.error({ err: error }, "a viewer of a hub failed"),
  });

/** Every channel there is; and what is withdrawn from a session is cut on its sockets and terminals at once. */
const openSockets = (services: Services, views: Views): Sockets => {
  const { config, kernel, auth, clock, terminals, pulls, hub } = services;
  const sockets = createSockets({
    kernel,
    clientAddress: createClientAddress(config.trustedProxies),
    routes: [
      ...createContainerChannels(views.containers),
      ...createImageChannels(views.images),
      ...createPullChannels(pulls),
      ...createVolumeChannels(views.volumes),
      ...createNetworkChannels(views.networks),
      ...createTerminalChannels({ terminals }),
      ...createSystemChannels(views.system),
      ...createStatsChannels(hub),
      ...createProcessChannels(hub),
      ...createLogChannels(hub),
    ],
    loadSession: (sessionId, options) => auth.authenticateSession(sessionId, options),
    sessionClock: clock,
  });
  auth.onRevoked((what) => {
    kernel.requests.revoke(what);
    // Before the sockets, by which a terminal that a new role does not allow still says why it ends.
    terminals.revoke(what);
    sockets.revoke(what);
    pulls.revoke(what);
  });
  return sockets;
};

/** Every route there is. */
const assembleApi = (services: Services, views: Views, sockets: Sockets) => {
  const { config, version, kernel, auth, audit, db, pool, terminals, pulls, recreations } = services;
  const counts = { openSockets: sockets.count, openTerminals: () => terminals.count() };
  const routes = [
    ...createSessionRoutes({ auth }),
    ...createEnvironmentRoutes(pool),
    ...createContainerRoutes(views.containers),
    ...createCreationRoutes(),
    ...createChangeRoutes(),
    ...createRecreationRoutes(recreations, views.containers.ownId),
    ...createFileRoutes(),
    ...createFileChangeRoutes(),
    ...createExportRoutes(),
    ...createCommitRoutes(),
    ...createContainerPruneRoutes(views.containers.ownId),
    ...createImageRoutes(views.images),
    ...createPullRoutes(pulls),
    ...createVolumeRoutes(views.volumes),
    ...createNetworkRoutes(views.networks),
    ...createLogRoutes(),
    ...createTerminalRoutes({ terminals }),
    ...createProcessRoutes(),
    ...createHealthRoutes(),
    ...createAccountRoutes({ auth }),
    ...createUserRoutes({ auth, db }),
    ...createAuditRoutes({ audit }),
    ...createSystemRoutes({ version, views: views.system, pool, ...counts }),
  ];
  const api = createApi(kernel, routes, createClientAddress(config.trustedProxies));
  addDocumentation(api, { contracts, version, cookieName: auth.cookieName });
  return api;
};
