import { monitorEventLoopDelay } from "node:perf_hooks";

export type LoopDelay = { seconds: number; p50Ms: number; p99Ms: number; maxMs: number };

const resolutionMs = 10;
/** Looking costs a hundred timers a second, so nobody's looking ends it. */
const lingerMs = 120_000;

/**
 * How late the process's timers come, since the last reading. Measured only while somebody reads: the first reading
 * after a pause begins the measurement and is null.
 */
export const createLoopDelay = (now: () => number = performance.now.bind(performance)) => {
  const histogram = monitorEventLoopDelay({ resolution: resolutionMs });
  let since: number | null = null;
  let ending: NodeJS.Timeout | undefined;

  const stop = (): void => {
    histogram.disable();
    histogram.reset();
    since = null;
  };

  /** The histogram holds the time between two timers; what is over the wanted one is delay. */
  const lateMs = (ns: number): number => Math.max(0, Math.round((ns / 1e6 - resolutionMs) * 100) / 100);

  const measured = (began: number): LoopDelay | null => {
    if (histogram.count === 0) return null;
    const [p50Ms, p99Ms] = [lateMs(histogram.percentile(50)), lateMs(histogram.percentile(99))];
    return { seconds: Math.round(now() - began) / 1000, p50Ms, p99Ms, maxMs: lateMs(histogram.max) };
  };

  return {
    read: (): LoopDelay | null => {
      clearTimeout(ending);
      ending = setTimeout(stop, lingerMs).unref();
      const found = since === null ? null : measured(since);
      if (since === null) histogram.enable();
      histogram.reset();
      since = now();
      return found;
    },
  };
};
