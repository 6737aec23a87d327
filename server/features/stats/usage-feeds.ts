import { mostWatched, type UsageOf, usageOf } from "#lib/contracts/stats.ts";
import { readUsage, type Usage } from "#lib/docker/stats.ts";
import type { ScopedEngine } from "../../http/call.ts";
import { PreparedJson } from "../../http/prepared-json.ts";
import type { Hub } from "../../realtime/hub.ts";
import type { Following, HubViewer, Upstream } from "../../realtime/hub-viewer.ts";
import { UsageRing } from "./usage-ring.ts";

/** One reading, with the text that all viewers of many containers share; null while the container does not run. */
export type Reading = { usage: Usage; message: PreparedJson<UsageOf> } | null;

type StatsEngine = Pick<ScopedEngine, "id"> & { client: Pick<ScopedEngine["client"], "stats"> };

/**
 * What containers use, read once for all who look, over one stream of the engine for each container; a container that
 * nobody looks at is not read. What was read while somebody looked is kept for who comes later.
 */
export class UsageFeeds {
  readonly #hub: Hub;
  /** So many containers of one environment are read at once. */
  readonly #most: number;
  readonly #rings = new Map<string, Map<string, UsageRing>>();

  constructor(hub: Hub, most = mostWatched) {
    this.#hub = hub;
    this.#most = most;
  }

  /** Joins those who look at a container, by its full id. Null when the environment has as many read as it may. */
  follow(engine: StatsEngine, container: string, viewer: HubViewer<Reading>): Following | null {
    const rings = this.#ringsOf(engine.id);
    // Room is taken now, not when the upstream has begun: many may ask in one turn.
    if (!rings.has(container)) {
      if (rings.size >= this.#most) return null;
      rings.set(container, new UsageRing());
    }
    const key = { environment: engine.id, kind: "stats", target: container };
    return this.#hub.follow(key, this.#upstream(engine, container), viewer);
  }

  /** What was read of it so far; undefined while nobody looks. */
  ring(environment: string, container: string): UsageRing | undefined {
    return this.#rings.get(environment)?.get(container);
  }

  /** How many containers of an environment are read now. */
  count(environment: string): number {
    return this.#rings.get(environment)?.size ?? 0;
  }

  #upstream(engine: StatsEngine, container: string): Upstream<Reading> {
    let ring: UsageRing | undefined;
    return async (emit, signal) => {
      ring ??= this.#ringFor(engine.id, container, signal);
      try {
        for await (const sample of await engine.client.stats(container, { signal })) {
          const usage = readUsage(sample);
          if (usage) ring.push(usage);
          else ring.pushGap(Date.now());
          emit(usage && { usage, message: PreparedJson.of(usageOf, { id: container, ...rounded(usage) }) });
        }
      } finally {
        ring.pushGap(Date.now());
      }
    };
  }

  /** The upstream's own, for as long as it lives: through failures and new attempts, until nobody has looked for a while. */
  #ringFor(environment: string, container: string, life: AbortSignal): UsageRing {
    const rings = this.#ringsOf(environment);
    const ring = rings.get(container) ?? new UsageRing();
    rings.set(container, ring);
    life.addEventListener("abort", () => rings.get(container) === ring && rings.delete(container), {
      once: true,
    });
    return ring;
  }

  #ringsOf(environment: string): Map<string, UsageRing> {
    const rings = this.#rings.get(environment) ?? new Map<string, UsageRing>();
    this.#rings.set(environment, rings);
    return rings;
  }
}

/** More digits than any screen shows are weight alone. */
export const rounded = (usage: Usage): Usage => ({
  ...usage,
  cpuPercent: usage.cpuPercent === null ? null : Math.round(usage.cpuPercent * 1000) / 1000,
});
