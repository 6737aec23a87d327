import type { logChannels } from "#lib/contracts/logs.ts";
import { CodedError, isCodedError } from "#lib/errors/coded-error.ts";
import type { ScopedEngine } from "../../http/call.ts";
import type { OpenChannel } from "../../realtime/channels.ts";
import type { Hub } from "../../realtime/hub.ts";
import type { Following } from "../../realtime/hub-viewer.ts";
import { LogFeed } from "./feed.ts";
import { LogViewer } from "./viewer.ts";

type Channel = OpenChannel<typeof logChannels.follow>;

/** The feeds that are open, by environment and container; each lives as long as its upstream in the hub. */
export class LogFeeds {
  readonly #hub: Hub;
  readonly #feeds = new Map<string, LogFeed>();

  constructor(hub: Hub) {
    this.#hub = hub;
  }

  /** Follows a container until the signal, also through its restarts and the engine's. */
  follow(engine: ScopedEngine, container: string, channel: Channel, signal: AbortSignal): void {
    const stalled = () => channel.close(new CodedError("cancelled", "The reader has stopped reading"));
    const viewer = new LogViewer(channel, signal, stalled);
    const ending = new LogFollower({ engine, container, channel, join: () => join() });
    const join = (): Following => {
      const key = JSON.stringify([engine.id, container]);
      const feed = this.#feeds.get(key) ?? new LogFeed(engine.client, container);
      for (const batch of feed.recent) viewer.take(batch);
      this.#feeds.set(key, feed);
      const open: Parameters<Hub["follow"]>[1] = (emit, upstream) => {
        upstream.addEventListener("abort", () => this.#forget(key, feed), { once: true });
        return feed.run(emit, upstream).then(() => this.#forget(key, feed));
      };
      return this.#hub.follow({ environment: engine.id, kind: "logs", target: container }, open, {
        next: (value) => {
          ending.say("live");
          viewer.take(value as never);
        },
        failed: (error, retryInMs) => ending.failed(error, retryInMs),
        ended: () => ending.ended(),
      });
    };
    ending.start(signal);
  }

  #forget(key: string, feed: LogFeed): void {
    if (this.#feeds.get(key) === feed) this.#feeds.delete(key);
  }
}

type Parts = { engine: ScopedEngine; container: string; channel: Channel; join: () => Following };
type State = "live" | "ended" | "lost" | "removed";

/** What becomes of one reader when its log ends or breaks: it waits for the container to run again, and says so. */
class LogFollower {
  readonly #parts: Parts;
  #following: Following | null = null;
  #unwatch: () => void = () => {};
  #said: State | null = null;
  #over = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  start(signal: AbortSignal): void {
    if (signal.aborted) return;
    signal.addEventListener("abort", () => this.#stop(), { once: true });
    this.#join();
  }

  say(state: State, problem: string | null = null): void {
    if (this.#said === state || this.#over) return;
    this.#said = state;
    this.#parts.channel.send({ type: "state", state, problem });
  }

  failed(error: unknown, retryInMs: number | null): void {
    if (retryInMs === null) {
      this.#following = null;
      if (isCodedError(error) && error.code === "not_found") this.say("removed");
      else this.#parts.channel.close(isCodedError(error) ? error : undefined);
      return;
    }
    const reason = isCodedError(error) ? (error.details.reason ?? error.message) : null;
    this.say("lost", reason);
  }

  /** The engine ends a log when its container ends, and when it ends itself. */
  ended(): void {
    this.#following = null;
    this.say("ended");
    const { container, engine } = this.#parts;
    const runs = () => engine.mirror.kinds.containers.get(container)?.summary.State === "running";
    const again = (): void => {
      if (this.#over || this.#following || !runs()) return;
      this.#unwatch();
      this.#join();
    };
    this.#unwatch();
    this.#unwatch = engine.mirror.kinds.containers.subscribe(({ upserts, removes }) => {
      if (removes.includes(container)) this.say("removed");
      if (upserts.some(({ id }) => id === container)) again();
    });
    // The replica may be behind the engine, in both directions.
    this.#timer = setTimeout(again, 1_000);
  }

  #join(): void {
    this.#following = this.#parts.join();
  }

  #stop(): void {
    this.#over = true;
    clearTimeout(this.#timer);
    this.#unwatch();
    this.#following?.dispose();
  }
}
