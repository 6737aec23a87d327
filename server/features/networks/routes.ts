import { removedWords } from "#lib/contracts/audit-detail.ts";
import { networkChannels, networks } from "#lib/contracts/networks.ts";
import { isPredefinedNetwork } from "#lib/docker/network-rules.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { ScopedEngine } from "../../http/call.ts";
import { type Route, routes } from "../../http/routes.ts";
import { channelRoutes } from "../../realtime/channels.ts";
import { followView, readyWith } from "../../realtime/follow-view.ts";
import { removeUnlessUsed } from "../../realtime/in-use.ts";
import { showChange } from "../../realtime/show-change.ts";
import { toNetworkDetail } from "./detail-view.ts";
import { prunableNetworks, pruneNetworks } from "./prune.ts";
import type { UsedNetwork } from "./row-view.ts";
import type { NetworkViews } from "./views.ts";

/** A network's row hangs on both. */
const kinds = ["networks", "containers"] as const;
const ready = readyWith(kinds);

export const createNetworkRoutes = (views: NetworkViews): Route[] =>
  routes(networks, {
    list: async ({ engine, actor }) => {
      await ready(engine);
      return views.of(engine, actor).list();
    },
    get: async ({ engine, actor, input }) =>
      toNetworkDetail(await read(engine, views, input.network), actor.can("network.inspect")),
    json: async ({ engine, input }) => ({ ...(await engine.client.inspectNetwork(input.network)) }),
    remove: (call) => remove(call, views, call.input.network),
    prunePreview: async ({ engine, signal }) => ({ items: await prunableNetworks(engine, signal) }),
    prune: async ({ engine, input, signal, answer }) => {
      const gone = await pruneNetworks(engine, input.confirmed, signal);
      answer.note(removedWords(gone.removed));
      return gone;
    },
  });

/** The network that a name, an id or the start of one means to the engine now. */
const read = async (engine: ScopedEngine, views: NetworkViews, ref: string): Promise<UsedNetwork> => {
  await ready(engine);
  const { Id: id } = await engine.client.inspectNetwork(ref);
  await engine.mirror.refresh("networks", id);
  const entry = views.source(engine).get(id);
  if (!entry) throw new CodedError("not_found", "The network was removed meanwhile");
  return entry;
};

const remove = async (
  { engine, withdrawn }: { engine: ScopedEngine; withdrawn: AbortSignal },
  views: NetworkViews,
  ref: string,
): Promise<{ id: string }> => {
  const { object: network } = await read(engine, views, ref);
  if (isPredefinedNetwork(network.Name)) {
    throw new CodedError("conflict", `${network.Name} is the engine's own network and cannot be removed`);
  }
  const connected = () =>
    (views.source(engine).get(network.Id)?.uses ?? []).filter(({ ip, ipv6, mac }) => ip || ipv6 || mac);
  await showChange(
    engine,
    "networks",
    () => removeUnlessUsed(() => engine.client.removeNetwork(network.Id), connected, withdrawn),
    () => [network.Id],
  );
  return { id: network.Id };
};

export const createNetworkChannels = (views: NetworkViews) =>
  channelRoutes(networkChannels, {
    follow: ({ actor, ...call }) => followView(call, kinds, () => views.of(call.engine, actor)),
  });
