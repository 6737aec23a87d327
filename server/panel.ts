import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { isCodedError } from "#lib/errors/coded-error.ts";
import { createAudit } from "./audit/audit.ts";
import { createAuditRetention } from "./audit/retention.ts";
import { type Auth, createAuth } from "./auth/auth.ts";
import { createSessionClock } from "./auth/clock.ts";
import { createSeal } from "./auth/seal.ts";
import { openSockets } from "./channels.ts";
import { panelOrigins } from "./config.ts";
import { type Database, openDatabase } from "./db/client.ts";
import { isKnownUsername } from "./db/users.ts";
import { findOwnContainer } from "./features/containers/own-container.ts";
import { Recreations } from "./features/containers/recreate/recreations.ts";
import { Pulls } from "./features/images/pulls/pulls.ts";
import { createSavedCommands } from "./features/saved-commands/saved-commands.ts";
import { createTerminals } from "./features/terminals/terminals.ts";
import { trackConnections } from "./http/open-connections.ts";
import { createOpenRequests } from "./http/open-requests.ts";
import type { Kernel } from "./http/pipeline.ts";
import { createPublicLimit } from "./http/public-limit.ts";
import { createHttpServer } from "./http/server.ts";
import type { Log } from "./log.ts";
import { openPool } from "./open-pool.ts";
import { createUserLimits } from "./policy/user-limits.ts";
import { createEngineLeases } from "./realtime/engine-leases.ts";
import { createHub, type Hub } from "./realtime/hub.ts";
import { socketPath } from "./realtime/sockets.ts";
import { assembleApi } from "./routes.ts";
import { createViews, type PanelParts } from "./services.ts";
import { shutDown } from "./shut-down.ts";

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
  const saved = createSavedCommands({ db, seal: createSeal(config.dataDir) });
  const terminals = createTerminals({
    ...{ pool, audit, log, installId: installIdOf(auth) },
    savedValues: saved.valuesOf,
  });
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
  const services = {
    ...parts,
    kernel,
    auth,
    clock,
    audit,
    db,
    pool,
    terminals,
    saved,
    pulls,
    hub,
    recreations,
  };
  const ownId = await findOwnContainer();
  const views = createViews(ownId);
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
