import type { z } from "zod";
import type { NetworkUse, networkRow } from "#lib/contracts/networks.ts";
import { composeOf } from "#lib/docker/labels.ts";
import { isPredefinedNetwork } from "#lib/docker/network-rules.ts";
import { parseDockerTime } from "#lib/format/time.ts";
import type { NetworkEntry } from "../../engine/types/network.ts";
import { usedByOf } from "../../realtime/container-user.ts";
import { rowLabels } from "../../realtime/row-labels.ts";
import type { Used } from "../../realtime/used-source.ts";

export type UsedNetwork = Used<NetworkEntry, NetworkUse>;

/** A network and its containers as a line of the list. */
export const toNetworkRow = (
  { object: network, uses }: UsedNetwork,
  mayInspect: boolean,
): z.input<typeof networkRow> => ({
  id: network.Id,
  name: network.Name,
  driver: network.Driver,
  scope: network.Scope,
  internal: network.Internal,
  attachable: network.Attachable,
  ipv6: network.EnableIPv6,
  ingress: network.Ingress,
  predefined: isPredefinedNetwork(network.Name),
  subnets: network.IPAM.Config.map((pool) => ({
    subnet: pool.Subnet,
    gateway: pool.Gateway,
    range: pool.IPRange,
  })),
  createdAt: parseDockerTime(network.Created),
  ...rowLabels(network.Labels, mayInspect),
  project: composeOf(network.Labels)?.project ?? null,
  usedBy: usedByOf(uses),
});
