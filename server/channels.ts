import { createContainerChannels } from "./features/containers/routes.ts";
import { createPullChannels } from "./features/images/pulls/routes.ts";
import { createImageChannels } from "./features/images/routes.ts";
import { createLogChannels } from "./features/logs/routes.ts";
import { createNetworkChannels } from "./features/networks/routes.ts";
import { createProcessChannels } from "./features/processes/routes.ts";
import { createStatsChannels } from "./features/stats/channels.ts";
import { createSystemChannels } from "./features/system/channels.ts";
import { createTerminalChannels } from "./features/terminals/channels.ts";
import { createExecChannels } from "./features/terminals/detached/routes.ts";
import { createVolumeChannels } from "./features/volumes/routes.ts";
import { createClientAddress } from "./http/client-address.ts";
import { createSockets, type Sockets } from "./realtime/sockets.ts";
import type { Services, Views } from "./services.ts";

/** Every channel there is; and what is withdrawn from a session is cut on its sockets and terminals at once. */
export const openSockets = (services: Services, views: Views): Sockets => {
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
      ...createExecChannels(terminals.detached),
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
