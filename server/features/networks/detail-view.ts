import type { z } from "zod";
import type { networkDetail } from "#lib/contracts/networks.ts";
import { compareUses } from "../../realtime/container-user.ts";
import { toNetworkRow, type UsedNetwork } from "./row-view.ts";

/** A network as its page shows it. */
export const toNetworkDetail = (entry: UsedNetwork, mayInspect: boolean): z.input<typeof networkDetail> => {
  const { object: network, uses } = entry;
  const row = toNetworkRow(entry, mayInspect);
  return {
    row,
    redacted: !mayInspect,
    ipamDriver: network.IPAM.Driver,
    labels: mayInspect ? { ...network.Labels } : row.labels,
    options: Object.entries(network.Options).map(([key, value]) => ({
      key,
      value: mayInspect ? value : null,
    })),
    uses: uses.toSorted(compareUses),
  };
};
