import type { ContainerDetail } from "#lib/contracts/container-detail.ts";

type Health = Pick<NonNullable<ContainerDetail["health"]>, "interval" | "log">;

/** When the engine checks next: an interval after the last check ended, or after the start. Null where it is not known. */
export const nextProbe = ({ interval, log }: Health, startedAt: number | null): number | null => {
  const last = log.at(-1)?.end ?? null;
  const from = Math.max(last ?? 0, startedAt ?? 0);
  return from > 0 ? from + interval * 1000 : null;
};
