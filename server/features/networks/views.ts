import { type NetworkUse, networkRow } from "#lib/contracts/networks.ts";
import type { NetworkEntry } from "../../engine/types/network.ts";
import { createReaderViews } from "../../realtime/reader-views.ts";
import { createUsedSource, type UsedSource } from "../../realtime/used-source.ts";
import { toNetworkRow, type UsedNetwork } from "./row-view.ts";
import { networkUsesOf } from "./uses.ts";

/** The networks list as its readers may see it. */
export const createNetworkViews = () =>
  createReaderViews<UsedNetwork, typeof networkRow, UsedSource<NetworkEntry, NetworkUse>>({
    schema: networkRow,
    inspect: "network.inspect",
    source: ({ mirror }) =>
      createUsedSource({
        objects: mirror.kinds.networks,
        containers: mirror.kinds.containers,
        keyOf: (network) => network.Id,
        namesOf: (network) => [network.Id, network.Name],
        usesOf: networkUsesOf,
      }),
    present: toNetworkRow,
  });
export type NetworkViews = ReturnType<typeof createNetworkViews>;
