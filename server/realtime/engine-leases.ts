import type { ScopedEngine } from "../http/call.ts";

type Lease = { holders: number; timer: NodeJS.Timeout | undefined };

/**
 * Keeps an engine followed while somebody looks: an open channel, a request and a pull hold it. When nobody has
 * looked for `lingerMs`, its mirror and its connection stop, so that an unwatched panel asks the engine nothing.
 */
export const createEngineLeases = (lingerMs = 60_000) => {
  const leases = new Map<ScopedEngine, Lease>();

  const leaseOf = (engine: ScopedEngine): Lease => {
    const lease = leases.get(engine) ?? { holders: 0, timer: undefined };
    leases.set(engine, lease);
    return lease;
  };

  const rest = (engine: ScopedEngine, lease: Lease): void => {
    clearTimeout(lease.timer);
    lease.timer = setTimeout(() => {
      if (lease.holders > 0) return;
      engine.mirror.stop();
      engine.connection.close();
    }, lingerMs).unref();
  };

  return {
    /** Something uses the engine until `signal`. */
    hold: (engine: ScopedEngine, signal: AbortSignal): void => {
      const lease = leaseOf(engine);
      lease.holders += 1;
      clearTimeout(lease.timer);
      engine.mirror.start();
      const release = (): void => {
        lease.holders -= 1;
        if (lease.holders === 0) rest(engine, lease);
      };
      if (signal.aborted) release();
      else signal.addEventListener("abort", release, { once: true });
    },
    close: (): void => {
      for (const { timer } of leases.values()) clearTimeout(timer);
    },
  };
};
export type EngineLeases = ReturnType<typeof createEngineLeases>;
