import { HubUpstream } from "./hub-upstream.ts";
import type { Following, HubOptions, HubViewer, Upstream } from "./hub-viewer.ts";

/** What names an upstream. Two viewers with equal keys share one; a kind always carries one type of value. */
export type HubKey = {
  environment: string;
  kind: string;
  target: string;
  options?: Record<string, string | number | boolean> | undefined;
};

export type Hub = {
  /** Joins the upstream of this key, opening it if nobody follows it yet. */
  follow<T>(key: HubKey, open: Upstream<T>, viewer: HubViewer<T>): Following;
  /** How many upstreams are open now, lingering ones included. */
  readonly upstreams: number;
  /** Ends all of them; resolves when each has let go of its engine. */
  close(): Promise<void>;
};

const keyText = ({ environment, kind, target, options = {} }: HubKey): string =>
  JSON.stringify([environment, kind, target, Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1))]);

const defaults = {
  lingerMs: 5000,
  backoff: { firstMs: 500, mostMs: 15_000 },
  canRetry: () => true,
};

/** Makes a hub: many viewers, one upstream for each key, with a grace period, abort and back-off. */
export const createHub = (given: HubOptions): Hub => {
  const options = { ...defaults, ...given };
  const shared = new Map<string, HubUpstream>();
  const running = new Set<Promise<void>>();
  let closed = false;

  const start = (text: string, open: Upstream<unknown>): HubUpstream => {
    const upstream = new HubUpstream(open, options, (self) => {
      if (shared.get(text) === self) shared.delete(text);
    });
    shared.set(text, upstream);
    const run = upstream.run().finally(() => running.delete(run));
    running.add(run);
    return upstream;
  };

  return {
    get upstreams() {
      return running.size;
    },
    follow(key, open, viewer) {
      if (closed) throw new Error("The hub is closed");
      const text = keyText(key);
      const upstream = shared.get(text) ?? start(text, open as Upstream<unknown>);
      return upstream.join(viewer as HubViewer<unknown>);
    },
    async close() {
      closed = true;
      for (const upstream of [...shared.values()]) upstream.stop();
      await Promise.all(running);
    },
  };
};
