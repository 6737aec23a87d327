import { statsChannels } from "#lib/contracts/stats.ts";
import { type ChannelRoute, channelRoutes } from "../../realtime/channels.ts";
import { whenListed } from "../../realtime/follow-engine-state.ts";
import type { Hub } from "../../realtime/hub.ts";
import { followUsage } from "./follow-usage.ts";
import { UsageFeeds } from "./usage-feeds.ts";
import { UsageWatcher } from "./usage-watcher.ts";

/** What containers use, over the socket. */
export const createStatsChannels = (hub: Hub): ChannelRoute[] => {
  const feeds = new UsageFeeds(hub);
  return channelRoutes(statsChannels, {
    watch: ({ engine, input, channel, signal }) => {
      let { containers } = input;
      let watcher: UsageWatcher | null = null;
      channel.onMessage((message) => {
        ({ containers } = message);
        watcher?.watch(containers);
      });
      whenListed(engine, ["containers"], signal).then(
        () => {
          watcher = new UsageWatcher(feeds, engine, channel, signal);
          watcher.watch(containers);
        },
        () => channel.close(),
      );
    },
    follow: async ({ engine, input, channel, signal }) => {
      const container = await engine.client.resolveContainer(input.container);
      if (!signal.aborted) followUsage(feeds, engine, container, channel, signal);
    },
  });
};
