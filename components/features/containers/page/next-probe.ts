import type { ContainerDetail } from "#lib/contracts/container-detail.ts";

type Health = Pick<
  NonNullable<ContainerDetail["health"]>,
  "interval" | "log" | "startInterval" | "startPeriod" | "status"
>;

/**
 * When the engine checks next: an interval after the last check ended, or after the start. While a container is starting,
 * and its start period lasts, that is the start interval (moby `daemon/health.go`, `getInterval`). Ms since the epoch;
 * null where it is not known.
 */
export const nextProbe = (health: Health, startedAt: number | null): number | null => {
  const { interval, log, startInterval, startPeriod, status } = health;
  const last = log.at(-1)?.end ?? 0;
  const from = Math.max(last, startedAt ?? 0);
  if (from === 0) return null;
  const isStarting = status === "starting" && from - (startedAt ?? 0) < startPeriod * 1000;
  return from + (isStarting && startInterval !== null ? startInterval : interval) * 1000;
};
