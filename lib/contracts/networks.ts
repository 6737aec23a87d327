import { z } from "zod";
import { fullId, networkRef } from "../docker/names.ts";
import { pruneWords } from "./audit-detail.ts";
import { channel, command, query } from "./contract.ts";
import { environmentId } from "./environments.ts";
import { liveList, liveMessage, livePosition } from "./live.ts";
import { containerUse, usedBy } from "./used-by.ts";

const subnet = z.strictObject({ subnet: z.string(), gateway: z.string(), range: z.string() });

/** One line of the list. Times are ms since the epoch; `null` means that the engine does not say. */
export const networkRow = z.strictObject({
  id: z.string(),
  name: z.string(),
  driver: z.string(),
  scope: z.string(),
  internal: z.boolean(),
  attachable: z.boolean(),
  ipv6: z.boolean(),
  /** The network by which a swarm publishes its ports. */
  ingress: z.boolean(),
  /** The engine's own (bridge, host, none): it cannot be removed. */
  predefined: z.boolean(),
  subnets: z.array(subnet),
  createdAt: z.number().nullable(),
  labels: z.record(z.string(), z.string()),
  /** Labels left out of this row, being too long or too many. */
  labelsDropped: z.number().int(),
  project: z.string().nullable(),
  /** Containers that are connected, or set to be when they start. */
  usedBy,
});
export type NetworkRow = z.infer<typeof networkRow>;

/** A container and its addresses in the network; empty while it is stopped. */
export const networkUse = containerUse.extend({ ip: z.string(), ipv6: z.string(), mac: z.string() });
export type NetworkUse = z.infer<typeof networkUse>;

export const networkDetail = z.strictObject({
  row: networkRow,
  /** True where values were withheld, for want of `network.inspect`. */
  redacted: z.boolean(),
  ipamDriver: z.string(),
  labels: z.record(z.string(), z.string()),
  /** The driver's options. `value` is null where withheld. */
  options: z.array(z.strictObject({ key: z.string(), value: z.string().nullable() })),
  uses: z.array(networkUse),
});
export type NetworkDetail = z.infer<typeof networkDetail>;

const prunableNetwork = z.strictObject({
  id: z.string(),
  name: z.string(),
  driver: z.string(),
  project: z.string().nullable(),
  /** Stopped containers that are set to use it, by name: without it they do not start any more. */
  neededBy: z.array(z.string()),
});
export type PrunableNetwork = z.infer<typeof prunableNetwork>;

const one = { environment: environmentId, network: networkRef };
const base = "/environments/{environment}/networks";
/** Not below `base`: a network may be called "prune". */
const prunePath = "/environments/{environment}/prune/networks";

export const networks = {
  list: query({
    summary: "All networks and who is connected, from the live replica",
    path: base,
    access: "network.view",
    input: z.strictObject({ environment: environmentId }),
    output: liveList(networkRow),
  }),
  get: query({
    summary:
      "One network with all its containers; values that may be secret are withheld without network.inspect",
    path: `${base}/{network}`,
    access: "network.view",
    target: "network",
    input: z.strictObject(one),
    output: networkDetail,
  }),
  json: query({
    summary: "What docker network inspect prints for one network",
    path: `${base}/{network}/json`,
    access: "network.inspect",
    target: "network",
    input: z.strictObject(one),
    output: z.record(z.string(), z.unknown()),
  }),
  remove: command({
    summary: "Remove a network that no running container is connected to",
    method: "DELETE",
    path: `${base}/{network}`,
    access: "network.remove",
    audit: "network.remove",
    target: "network",
    input: z.strictObject(one),
    output: z.strictObject({ id: z.string() }),
  }),
  prunePreview: query({
    summary: "The networks that a prune would remove now: those without a running container",
    path: prunePath,
    access: "network.prune",
    input: z.strictObject({ environment: environmentId }),
    output: z.strictObject({ items: z.array(prunableNetwork) }),
  }),
  prune: command({
    summary: "Remove the unused networks; refused if that would remove one that is not among the confirmed",
    method: "POST",
    path: prunePath,
    access: "network.prune",
    audit: "network.prune",
    auditDetail: pruneWords,
    input: z.strictObject({
      environment: environmentId,
      /** The ids that the preview showed. */
      confirmed: z.array(fullId).max(10_000),
    }),
    output: z.strictObject({
      removed: z.array(z.string()),
      /** Those that stayed: in the engine's words, or why the rest was left. */
      kept: z.array(z.strictObject({ name: z.string(), reason: z.string() })),
    }),
  }),
};

export const networkChannels = {
  follow: channel({
    summary: "The networks list, live: a snapshot or what came after a position, then patches",
    name: "networks.follow",
    access: "network.view",
    input: z.strictObject({ environment: environmentId, ...livePosition }),
    serverMessage: liveMessage(networkRow),
    clientMessage: z.never(),
  }),
};
