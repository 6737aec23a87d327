import { system } from "#lib/contracts/system.ts";
import type { EnginePool } from "../../engine/pool.ts";
import { type Route, routes } from "../../http/routes.ts";

export type SystemParts = {
  version: string;
  pool: Pick<EnginePool, "list">;
  openSockets(): number;
  openTerminals(): number;
};

export const createSystemRoutes = ({ version, pool, openSockets, openTerminals }: SystemParts): Route[] =>
  routes(system, {
    health: () => ({ status: "ok" as const, version }),
    detail: () => ({
      uptimeSeconds: Math.round(process.uptime()),
      memoryBytes: process.memoryUsage.rss(),
      sockets: openSockets(),
      terminals: openTerminals(),
      environments: pool.list().map(({ id, connection, mirror }) => ({
        id,
        state: connection.state().status,
        containers: mirror.kinds.containers.size,
        images: mirror.kinds.images.size,
        volumes: mirror.kinds.volumes.size,
        networks: mirror.kinds.networks.size,
        drift: mirror.drift,
      })),
    }),
  });
