import { z } from "zod";
import { containerRef, fullId } from "../docker/names.ts";
import { channel } from "./contract.ts";
import { environmentId } from "./environments.ts";

/** What a container uses at one moment; the figures of `docker stats`, bytes as totals since its start. */
const figures = {
  /** When the engine read it, ms since the epoch by its own clock. */
  at: z.number(),
  /** Of one processor; null for the first reading, which has no earlier one. */
  cpuPercent: z.number().nullable(),
  /** 100 for each processor. */
  cpuLimit: z.number(),
  memory: z.number(),
  memoryLimit: z.number(),
  received: z.number(),
  sent: z.number(),
  blockRead: z.number(),
  blockWritten: z.number(),
  pids: z.number(),
};
const usage = z.strictObject(figures);

/** The same of one container among many. */
export const usageOf = z.strictObject({ id: fullId, ...figures });
export type UsageOf = z.infer<typeof usageOf>;

/** Readings in order, by figure; `null` in all but the time where there was none (the container did not run). */
const series = z.array(z.number().nullable());
const usageHistory = z.strictObject({
  at: z.array(z.number()),
  cpuPercent: series,
  memory: series,
  memoryLimit: series,
  received: series,
  sent: series,
  blockRead: series,
  blockWritten: series,
  pids: series,
});
export type UsageHistory = z.infer<typeof usageHistory>;

/** What a sparkline begins with: the last readings of two figures. */
const recentUsage = z.strictObject({ id: fullId, cpuPercent: series, memory: series });

/** So many may be looked at over one channel; and so many of one environment are read at once, for all together. */
export const mostWatched = 500;
const watched = z.array(fullId).max(mostWatched);

export const statsChannels = {
  watch: channel({
    summary:
      "What many containers use, a reading a second of each that is looked at; which ones may be changed at any time",
    name: "stats.watch",
    access: "container.stats",
    input: z.strictObject({ environment: environmentId, containers: watched }),
    serverMessage: z.discriminatedUnion("type", [
      z.strictObject({ type: z.literal("recent"), containers: z.array(recentUsage) }),
      z.strictObject({ type: z.literal("samples"), samples: z.array(usageOf) }),
      /** There is nothing to tell of it now: it does not run, is gone, or is one more than can be read. */
      z.strictObject({ type: z.literal("idle"), containers: z.array(fullId) }),
    ]),
    clientMessage: z.strictObject({ type: z.literal("watch"), containers: watched }),
  }),
  follow: channel({
    summary:
      "What one container uses: up to half an hour of readings while somebody looked, then one a second",
    name: "stats.follow",
    access: "container.stats",
    target: "container",
    input: z.strictObject({ environment: environmentId, container: containerRef }),
    serverMessage: z.discriminatedUnion("type", [
      z.strictObject({ type: z.literal("history"), history: usageHistory }),
      z.strictObject({ type: z.literal("sample"), sample: usage }),
      z.strictObject({ type: z.literal("idle") }),
    ]),
    clientMessage: z.never(),
  }),
};
