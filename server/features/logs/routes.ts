import { channels, contracts } from "#lib/contracts/index.ts";
import { isCodedError } from "#lib/errors/coded-error.ts";
import { type Route, routes } from "../../http/routes.ts";
import { type ChannelRoute, channelRoutes } from "../../realtime/channels.ts";
import type { Hub } from "../../realtime/hub.ts";
import { countEntries } from "./count.ts";
import { OpenCounter } from "./counters.ts";
import { downloadLog, needsLines } from "./download.ts";
import { LogFeeds } from "./follow.ts";
import { logLimits } from "./limits.ts";
import { readLine } from "./line.ts";
import { readPage } from "./page.ts";
import { refuseBadFilter, runSearch } from "./search.ts";

const usualLimit = 500;

export const createLogRoutes = (): Route[] => {
  const counts = new OpenCounter("Counts of lines", logLimits.countsPerUser, logLimits.counts);
  const filtered = new OpenCounter(
    "Downloads of filtered lines",
    logLimits.filteredDownloadsPerUser,
    logLimits.filteredDownloads,
  );
  return routes(contracts.logs, {
    page: ({ engine, input, signal }) => {
      const { container, side, at, nth = 0, near, limit = usualLimit } = input;
      const place = at === undefined ? null : { at, nth };
      return readPage({ client: engine.client, container, signal }, { side, place, near, limit });
    },
    count: async ({ actor, engine, input: { container }, signal }) => {
      const over = new AbortController();
      counts.take(actor.userId, over.signal);
      try {
        return await countEntries({ client: engine.client, container, signal });
      } finally {
        over.abort();
      }
    },
    line: ({ engine, input: { container, at, nth }, signal }) =>
      readLine({ client: engine.client, container, signal }, { at, nth }),
    download: async ({ actor, engine, input: { environment: _, container, ...input }, signal }) => {
      const { Id, Name } = await engine.client.inspectContainer(container, { signal });
      const name = (Name ?? container).replace(/^\//, "");
      const over = new AbortController();
      if (needsLines(input)) filtered.take(actor.userId, over.signal);
      try {
        const target = { client: engine.client, container: Id, signal };
        return downloadLog(target, name, input, () => over.abort());
      } catch (error) {
        over.abort();
        throw error;
      }
    },
  });
};

/** Logs over the socket. Each handler resolves once the container is known. */
export const createLogChannels = (hub: Hub): ChannelRoute[] => {
  const feeds = new LogFeeds(hub);
  const followers = new OpenCounter("Logs that are followed", logLimits.followersPerUser);
  const searches = new OpenCounter("Searches", logLimits.searchesPerUser, logLimits.searches);
  return channelRoutes(channels.logs, {
    follow: async ({ actor, engine, input, channel, signal }) => {
      followers.take(actor.userId, signal);
      const container = await engine.client.resolveContainer(input.container, { signal });
      feeds.follow(engine, container, channel, signal);
    },
    search: async ({
      actor,
      engine,
      input: { environment: _, container: ref, ...filter },
      channel,
      signal,
    }) => {
      refuseBadFilter(filter);
      searches.take(actor.userId, signal);
      const container = await engine.client.resolveContainer(ref, { signal });
      const end = (error?: unknown) => channel.close(isCodedError(error) ? error : undefined);
      // Not waited for: what it finds comes by the channel.
      runSearch({ client: engine.client, container, signal }, filter, channel).then(() => end(), end);
    },
  });
};
