import { type Environment, environments } from "#lib/contracts/environments.ts";
import type { EnginePool } from "../../engine/pool.ts";
import type { ScopedEngine } from "../../http/call.ts";
import { type Route, routes } from "../../http/routes.ts";
import { engineState } from "../../realtime/follow-engine-state.ts";

/** An environment as the API shows it; what the engine said of itself stays known while it is away. */
const toEnvironment = (engine: ScopedEngine): Environment => {
  const said = engine.client.engine();
  return {
    id: engine.id,
    name: engine.name,
    ...engineState(engine),
    engine: said && {
      version: said.Version,
      apiVersion: said.ApiVersion,
      os: said.Os,
      arch: said.Arch,
      kernel: said.KernelVersion,
    },
  };
};

export const createEnvironmentRoutes = (pool: Pick<EnginePool, "list">): Route[] =>
  routes(environments, {
    list: () => pool.list().map(toEnvironment),
    get: ({ engine }) => toEnvironment(engine),
  });
