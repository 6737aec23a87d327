import type { PrunableNetwork } from "#lib/contracts/networks.ts";
import { composeOf } from "#lib/docker/labels.ts";
import { bareName } from "#lib/docker/names.ts";
import { isPrunableNetwork } from "#lib/docker/network-rules.ts";
import type { ContainerSummary } from "../../engine/types/container.ts";
import type { NetworkEntry } from "../../engine/types/network.ts";
import type { ScopedEngine } from "../../http/call.ts";
import { checkConfirmed } from "../../policy/confirmed.ts";
import { removeEach } from "../../realtime/remove-each.ts";
import { showChange } from "../../realtime/show-change.ts";

/**
 * What a prune would remove, by the engine's own lists of this moment: the replica may be a blink behind. The engine
 * looks for connections, which only running containers have (measured): networks of stopped ones go. Of a swarm's
 * networks, those are named that no container here uses; the engine spares what its services use elsewhere.
 */
export const prunableNetworks = async (
  { client }: ScopedEngine,
  signal: AbortSignal,
): Promise<PrunableNetwork[]> => {
  const [networks, containers] = await Promise.all([
    client.listNetworks({ signal }),
    client.listContainers({ signal }),
  ]);
  return networks
    .filter(isPrunableNetwork)
    .map((network) => ({ network, members: containers.flatMap((one) => memberOf(one, network) ?? []) }))
    .filter(({ members }) => members.every((member) => !member.connected))
    .map(({ network, members }) => toPrunable(network, members))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
};

type Member = { name: string; connected: boolean };

const memberOf = (container: ContainerSummary, network: NetworkEntry): Member | null => {
  const endpoints = container.NetworkSettings?.Networks ?? {};
  const found = Object.entries(endpoints).find(
    ([name, endpoint]) => (endpoint?.NetworkID || name) === (endpoint?.NetworkID ? network.Id : network.Name),
  );
  if (!found) return null;
  const [, endpoint] = found;
  const connected = Boolean(endpoint?.IPAddress || endpoint?.GlobalIPv6Address || endpoint?.MacAddress);
  return { name: bareName(container.Names[0] ?? container.Id.slice(0, 12)), connected };
};

const toPrunable = (network: NetworkEntry, members: readonly Member[]): PrunableNetwork => ({
  id: network.Id,
  name: network.Name,
  driver: network.Driver,
  project: composeOf(network.Labels)?.project ?? null,
  neededBy: members.map(({ name }) => name).sort(),
});

type Pruned = { removed: string[]; kept: { name: string; reason: string }[] };

/**
 * Removes what the preview showed, network by network: the engine's own prune would decide anew, and take what nobody was
 * shown. Answers with names, as that does.
 */
export const pruneNetworks = async (
  engine: ScopedEngine,
  confirmed: readonly string[],
  signal: AbortSignal,
): Promise<Pruned> => {
  const would = await prunableNetworks(engine, signal);
  checkConfirmed(
    would.map(({ id, name }) => ({ key: id, name })),
    confirmed,
  );
  const { removed, kept, stopped } = await showChange(
    engine,
    "networks",
    () => removeEach(would, ({ id }) => engine.client.removeNetwork(id), signal),
    () => would.map(({ id }) => id),
  );
  if (stopped && removed.length === 0) throw stopped;
  return {
    removed: removed.map(({ name }) => name),
    kept: Array.from(kept, ([{ name }, reason]) => ({ name, reason })),
  };
};
