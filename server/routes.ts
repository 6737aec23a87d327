import { contracts } from "#lib/contracts/index.ts";
import { createAccountRoutes } from "./features/account/routes.ts";
import { createAuditRoutes } from "./features/audit/routes.ts";
import { createFileChangeRoutes } from "./features/changes/routes.ts";
import { createCommitRoutes } from "./features/containers/commit.ts";
import { createCreationRoutes } from "./features/containers/create/routes.ts";
import { createExportRoutes } from "./features/containers/export.ts";
import { createContainerPruneRoutes } from "./features/containers/prune.ts";
import { createRecreationRoutes } from "./features/containers/recreate/routes.ts";
import { createContainerRoutes } from "./features/containers/routes.ts";
import { createChangeRoutes } from "./features/containers/update/routes.ts";
import { createEnvironmentRoutes } from "./features/environments/routes.ts";
import { createFileRoutes } from "./features/files/routes.ts";
import { createHealthRoutes } from "./features/health/routes.ts";
import { createPullRoutes } from "./features/images/pulls/routes.ts";
import { createImageRoutes } from "./features/images/routes.ts";
import { createLogRoutes } from "./features/logs/routes.ts";
import { createNetworkRoutes } from "./features/networks/routes.ts";
import { createProcessRoutes } from "./features/processes/routes.ts";
import { createSavedCommandRoutes } from "./features/saved-commands/routes.ts";
import { createSessionRoutes } from "./features/session/routes.ts";
import { createSystemRoutes } from "./features/system/routes.ts";
import { createExecRoutes } from "./features/terminals/detached/routes.ts";
import { createTerminalRoutes } from "./features/terminals/routes.ts";
import { createUserRoutes } from "./features/users/routes.ts";
import { createVolumeRoutes } from "./features/volumes/routes.ts";
import { createApi } from "./http/api.ts";
import { createClientAddress } from "./http/client-address.ts";
import { addDocumentation } from "./http/documentation.ts";
import type { Sockets } from "./realtime/sockets.ts";
import type { Services, Views } from "./services.ts";

/** Every route there is. */
export const assembleApi = (services: Services, views: Views, sockets: Sockets) => {
  const { config, version, kernel, auth, audit, db, pool, terminals, saved, pulls, recreations } = services;
  const counts = { openSockets: sockets.count, openTerminals: () => terminals.count() };
  const policy = { registries: config.pullRegistries, publishing: config.publishing };
  const routes = [
    ...createSessionRoutes({ auth }),
    ...createEnvironmentRoutes(pool),
    ...createContainerRoutes(views.containers),
    ...createCreationRoutes(policy),
    ...createChangeRoutes(),
    ...createRecreationRoutes(recreations, { ownId: views.containers.ownId, policy }),
    ...createFileRoutes({ installId: auth.cookieName.slice(-8) }),
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
    ...createExecRoutes(terminals.detached),
    ...createSavedCommandRoutes(saved),
    ...createProcessRoutes(),
    ...createHealthRoutes({ mark: (engine) => terminals.mark(engine) }),
    ...createAccountRoutes({ auth }),
    ...createUserRoutes({ auth, db }),
    ...createAuditRoutes({ audit }),
    ...createSystemRoutes({ version, views: views.system, pool, ...counts }),
  ];
  const api = createApi(kernel, routes, createClientAddress(config.trustedProxies));
  addDocumentation(api, { contracts, version, cookieName: auth.cookieName });
  return api;
};
