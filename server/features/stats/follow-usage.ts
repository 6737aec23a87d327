import type { statsChannels } from "#lib/contracts/stats.ts";
import { CodedError, isCodedError } from "#lib/errors/coded-error.ts";
import type { ScopedEngine } from "../../http/call.ts";
import type { OpenChannel } from "../../realtime/channels.ts";
import { rounded, type UsageFeeds } from "./usage-feeds.ts";

type Channel = Pick<OpenChannel<typeof statsChannels.follow>, "send" | "close">;

/** Sends what was read of one container while others looked, then each reading, until the container is gone. */
export const followUsage = (
  feeds: UsageFeeds,
  engine: ScopedEngine,
  container: string,
  channel: Channel,
  signal: AbortSignal,
): void => {
  const following = feeds.follow(engine, container, {
    next: (reading) =>
      void channel.send(reading ? { type: "sample", sample: rounded(reading.usage) } : { type: "idle" }),
    failed: (error, retryInMs) => {
      if (retryInMs === null) channel.close(isCodedError(error) ? error : undefined);
      else channel.send({ type: "idle" });
    },
    ended: () => channel.close(),
  });
  if (!following) {
    throw new CodedError("limit_reached", "The figures of too many containers are being read");
  }
  signal.addEventListener("abort", () => following.dispose(), { once: true });
  const ring = feeds.ring(engine.id, container);
  if (ring && ring.count > 0) channel.send({ type: "history", history: ring.history() });
};
