import { systemChannels } from "#lib/contracts/system.ts";
import type { ScopedEngine } from "../../http/call.ts";
import { type ChannelRoute, channelRoutes } from "../../realtime/channels.ts";
import { followEngineState, whenListed } from "../../realtime/follow-engine-state.ts";
import { followChanges } from "./follow-changes.ts";
import type { SystemViews } from "./system-views.ts";

/** Counts that grow while the first lists come in would be wrong for a moment; a kind that cannot be read is left at 0. */
const whenCounted = async (engine: ScopedEngine, signal: AbortSignal): Promise<void> => {
  await whenListed(engine, ["containers"], signal);
  await Promise.allSettled(
    (["images", "volumes", "networks"] as const).map((kind) => engine.mirror.ready(kind)),
  );
};

export const createSystemChannels = (views: SystemViews): ChannelRoute[] =>
  channelRoutes(systemChannels, {
    summary: ({ engine, channel, signal }) => {
      followEngineState(engine, channel, signal);
      whenCounted(engine, signal).then(
        () => {
          if (signal.aborted) return;
          const stop = views.of(engine).summary.subscribe((message) => void channel.send(message));
          signal.addEventListener("abort", stop, { once: true });
        },
        () => channel.close(),
      );
    },
    changes: ({ engine, channel, signal }) =>
      followChanges(engine.changes, (message) => void channel.send(message), signal),
  });
