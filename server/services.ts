import type { Audit } from "./audit/audit.ts";
import type { Auth } from "./auth/auth.ts";
import type { Clock } from "./auth/clock.ts";
import type { Config } from "./config.ts";
import type { Database } from "./db/client.ts";
import type { EnginePool } from "./engine/pool.ts";
import type { Recreations } from "./features/containers/recreate/recreations.ts";
import { type ContainerViews, createContainerViews } from "./features/containers/views.ts";
import type { Pulls } from "./features/images/pulls/pulls.ts";
import { createImageViews, type ImageViews } from "./features/images/views.ts";
import { createNetworkViews, type NetworkViews } from "./features/networks/views.ts";
import type { SavedCommands } from "./features/saved-commands/saved-commands.ts";
import { createSystemViews, type SystemViews } from "./features/system/system-views.ts";
import type { Terminals } from "./features/terminals/terminals.ts";
import { createVolumeViews, type VolumeViews } from "./features/volumes/views.ts";
import type { Kernel } from "./http/pipeline.ts";
import type { HttpParts } from "./http/server.ts";
import type { Log } from "./log.ts";
import type { UserLimits } from "./policy/user-limits.ts";
import type { Hub } from "./realtime/hub.ts";

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

/** What routes and channels are made of. */
export type Services = PanelParts & {
  kernel: Kernel;
  auth: Auth;
  /** By which sessions end. */
  clock: Clock;
  audit: Audit;
  db: Database;
  pool: EnginePool;
  terminals: Terminals;
  saved: SavedCommands;
  pulls: Pulls;
  hub: Hub;
  recreations: Recreations;
};

/** What is presented once for all who look at it. */
export type Views = {
  containers: ContainerViews;
  images: ImageViews;
  volumes: VolumeViews;
  networks: NetworkViews;
  system: SystemViews;
};

/** The views of every kind. `ownId` is the container that the panel itself runs in, if it does. */
export const createViews = (ownId: string | null): Views => ({
  containers: createContainerViews(ownId),
  images: createImageViews(),
  volumes: createVolumeViews(ownId),
  networks: createNetworkViews(),
  system: createSystemViews(ownId),
});
