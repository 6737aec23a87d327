import { system } from "#lib/contracts/system.ts";
import type { EnginePool } from "../../engine/pool.ts";
import { type Route, routes } from "../../http/routes.ts";
import { createLoopDelay } from "./loop-delay.ts";
import type { SystemViews } from "./system-views.ts";

export type SystemParts = {
  version: string;
  views: SystemViews;
  pool: Pick<EnginePool, "list">;
  openSockets(): number;
  openTerminals(): number;
};

export const createSystemRoutes = ({
  version,
  views,
  pool,
  openSockets,
  openTerminals,
}: SystemParts): Route[] => {
  const loopDelay = createLoopDelay();
  return routes(system, {
    health: () => ({ status: "ok" as const, version }),
    detail: () => ({
      uptimeSeconds: Math.round(process.uptime()),
      memoryBytes: process.memoryUsage.rss(),
      sockets: openSockets(),
      terminals: openTerminals(),
      eventLoop: loopDelay.read(),
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
    facts: ({ engine }) => views.of(engine).facts.get(),
    diskUse: async ({ engine, input }) => {
      const { diskUse } = views.of(engine);
      return input.measure ? diskUse.get() : diskUse.last();
    },
  });
};
