import { once } from "node:events";
import type { Server } from "node:http";
import type { Audit } from "./audit/audit.ts";
import type { AuditRetention } from "./audit/retention.ts";
import type { Auth } from "./auth/auth.ts";
import type { Database } from "./db/client.ts";
import type { EnginePool } from "./engine/pool.ts";
import type { Recreations } from "./features/containers/recreate/recreations.ts";
import type { Pulls } from "./features/images/pulls/pulls.ts";
import type { Terminals } from "./features/terminals/terminals.ts";
import type { EngineLeases } from "./realtime/engine-leases.ts";
import type { Hub } from "./realtime/hub.ts";
import type { Sockets } from "./realtime/sockets.ts";

type Running = {
  http: Server;
  dropConnections(): void;
  leases: EngineLeases;
  audit: Audit;
  terminals: Terminals;
  pulls: Pulls;
  hub: Hub;
  recreations: Recreations;
  sockets: Sockets;
  pool: EnginePool;
  auth: Auth;
  retention: AuditRetention;
  db: Database;
};

/** Ends a running panel: nothing new is taken on, work ends and says so, and what it was written to goes last. */
export const shutDown = async (running: Running): Promise<void> => {
  const { http, terminals, pulls, hub, sockets, pool, auth, retention, audit, db } = running;
  running.recreations.close();
  const closed = once(http, "close");
  http.close();
  await Promise.all([terminals.close(), pulls.close()]);
  await sockets.close();
  await hub.close();
  running.dropConnections();
  running.leases.close();
  pool.close();
  auth.dispose();
  retention.dispose();
  await closed;
  audit.close();
  db.close();
};
