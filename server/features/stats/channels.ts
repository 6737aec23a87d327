import { statsChannels } from "#lib/contracts/stats.ts";
import { type ChannelRoute, channelRoutes } from "../../realtime/channels.ts";
import type { Hub } from "../../realtime/hub.ts";
import { followUsage } from "./follow-usage.ts";
import { UsageFeeds } from "./usage-feeds.ts";
import { UsageWatcher } from "./usage-watcher.ts";

/** What containers use, over the socket. */
export const createStatsChannels = (hub: Hub): ChannelRoute[] => {
  const feeds = new UsageFeeds(hub);
  return channelRoutes(statsChannels, {
    watch: async ({ engine, input, channel, signal }) => {
      await engine.mirror.ready("containers");
      if (signal.aborted) return;
      const watcher = new UsageWatcher(feeds, engine, channel, signal);
      channel.onMessage(({ containers }) => watcher.watch(containers));
      watcher.watch(input.containers);
    },
    follow: async ({ engine, input, channel, signal }) => {
      const container = await engine.client.resolveContainer(input.container);
      if (!signal.aborted) followUsage(feeds, engine, container, channel, signal);
    },
  });
};
