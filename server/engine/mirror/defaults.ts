import type { EngineDefaults } from "#lib/docker/host-power/engine-defaults.ts";
import type { EngineClient } from "../client.ts";
import { engineDefaults } from "../host-power.ts";

/** An engine's defaults, asked once and only when a container's details are read. */
export const createDefaults = (client: EngineClient) => {
  let asked: Promise<EngineDefaults> | null = null;
  return {
    get(): Promise<EngineDefaults> {
      asked ??= client.info().then(engineDefaults, (error: unknown) => {
        asked = null;
        throw error;
      });
      return asked;
    },
    /** The next who asks is answered by the engine: it may be another one, or configured anew. */
    forget(): void {
      asked = null;
    },
  };
};
