import type { NetworkUse } from "#lib/contracts/networks.ts";
import type { ContainerEntry } from "../../engine/mirror/container-entry.ts";
import { containerUserOf } from "../../realtime/container-user.ts";

/**
 * The networks of a container with its addresses in them. A container that has never run does not know its networks'
 * ids yet: such a use goes by the network's name.
 */
export const networkUsesOf = (container: ContainerEntry): ReadonlyMap<string, NetworkUse> => {
  const user = containerUserOf(container);
  const endpoints = Object.entries(container.summary.NetworkSettings?.Networks ?? {});
  return new Map(
    endpoints.map(([name, endpoint]) => [
      endpoint?.NetworkID || name,
      {
        ...user,
        ip: endpoint?.IPAddress ?? "",
        ipv6: endpoint?.GlobalIPv6Address ?? "",
        mac: endpoint?.MacAddress ?? "",
      },
    ]),
  );
};
