import type { statsChannels, UsageOf } from "#lib/contracts/stats.ts";
import type { ScopedEngine } from "../../http/call.ts";
import { PreparedJson } from "../../http/prepared-json.ts";
import type { OpenChannel } from "../../realtime/channels.ts";
import type { Following } from "../../realtime/hub-viewer.ts";
import type { Reading, UsageFeeds } from "./usage-feeds.ts";

type Channel = Pick<OpenChannel<typeof statsChannels.watch>, "send" | "bufferedBytes">;

/** What a sparkline begins with. */
const recentReadings = 40;
/** An engine reads its containers one after the other, each second: what comes within this time goes as one message. */
const gatherMs = 250;
/** So often those are asked for again that were too many to be read. */
const againMs = 5_000;
/** A browser that does not take what it was sent gets the newest figures later, instead of all. */
const mostBufferedBytes = 256 * 1024;

/** One viewer of many containers: follows those that it looks at now, and sends what came of all of them together. */
export class UsageWatcher {
  readonly #feeds: UsageFeeds;
  readonly #engine: ScopedEngine;
  readonly #channel: Channel;
  readonly #followed = new Map<string, Following>();
  readonly #samples = new Map<string, PreparedJson<UsageOf>>();
  readonly #idle = new Set<string>();
  /** Looked at, but one more than can be read now. */
  readonly #refused = new Set<string>();
  #again: NodeJS.Timeout | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(feeds: UsageFeeds, engine: ScopedEngine, channel: Channel, signal: AbortSignal) {
    this.#feeds = feeds;
    this.#engine = engine;
    this.#channel = channel;
    signal.addEventListener("abort", () => this.#close(), { once: true });
  }

  /** Looks at these, and at no others any more. */
  watch(containers: readonly string[]): void {
    const wanted = new Set(containers);
    for (const container of [...this.#followed.keys()]) if (!wanted.has(container)) this.#leave(container);
    this.#refused.clear();
    const added = [...wanted].filter((container) => !this.#followed.has(container));
    this.#sendRecent(added);
    for (const container of added) this.#join(container);
  }

  #join(container: string): void {
    const isThere = this.#engine.mirror.kinds.containers.get(container) !== undefined;
    const following =
      isThere &&
      this.#feeds.follow(this.#engine, container, {
        next: (reading) => this.#take(container, reading),
        failed: (_, retryInMs) => this.#lose(container, retryInMs === null),
        ended: () => this.#lose(container, true),
      });
    if (following) this.#followed.set(container, following);
    else this.#take(container, null);
    if (isThere && !following) this.#joinLater(container);
  }

  #joinLater(container: string): void {
    this.#refused.add(container);
    this.#again ??= setTimeout(() => {
      this.#again = undefined;
      const waiting = [...this.#refused];
      this.#refused.clear();
      for (const one of waiting) this.#join(one);
    }, againMs);
  }

  #sendRecent(containers: readonly string[]): void {
    const recent = containers.flatMap((id) => {
      const ring = this.#feeds.ring(this.#engine.id, id);
      if (!ring) return [];
      const [cpuPercent, memory] = [
        ring.last("cpuPercent", recentReadings),
        ring.last("memory", recentReadings),
      ];
      return [{ id, cpuPercent, memory }];
    });
    if (recent.length > 0) this.#channel.send({ type: "recent", containers: recent });
  }

  #take(container: string, reading: Reading): void {
    if (reading) {
      this.#idle.delete(container);
      this.#samples.set(container, reading.message);
    } else {
      this.#samples.delete(container);
      this.#idle.add(container);
    }
    this.#timer ??= setTimeout(() => this.#flush(), gatherMs);
  }

  #lose(container: string, isOver: boolean): void {
    if (isOver) this.#followed.delete(container);
    this.#take(container, null);
  }

  #flush(): void {
    this.#timer = undefined;
    if (this.#channel.bufferedBytes() > mostBufferedBytes) {
      this.#timer = setTimeout(() => this.#flush(), gatherMs);
      return;
    }
    if (this.#idle.size > 0) this.#channel.send({ type: "idle", containers: [...this.#idle] });
    if (this.#samples.size > 0) this.#channel.send(PreparedJson.samples(this.#samples.values()));
    this.#idle.clear();
    this.#samples.clear();
  }

  #leave(container: string): void {
    this.#followed.get(container)?.dispose();
    this.#followed.delete(container);
    this.#samples.delete(container);
    this.#idle.delete(container);
  }

  #close(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#again);
    for (const container of [...this.#followed.keys()]) this.#leave(container);
  }
}
