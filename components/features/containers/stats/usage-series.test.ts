import { expect, test } from "vitest";
import type { Usage } from "#lib/docker/stats.ts";
import { UsageSeries } from "./usage-series.ts";

const reading = (at: number, received = 0): Usage => ({
  ...{ at, cpuPercent: at / 1000, cpuLimit: 200, memory: 5, memoryLimit: 10, pids: 1 },
  ...{ received, sent: 0, blockRead: 0, blockWritten: 0 },
});

test("totals become rates, and a gap begins anew", () => {
  const series = new UsageSeries();
  const source = series.source("received", "pids");
  series.push(reading(1_000, 100));
  series.push(reading(3_000, 500));
  series.gap();
  series.gap();
  series.push(reading(9_000, 9_999));
  series.push(reading(10_000, 10_000));
  expect(source.data()).toEqual([
    [1, 3, 3.001, 9, 10],
    [null, 200, null, null, 1],
    [1, 1, null, 1, 1],
  ]);
  expect(series.latest()).toEqual({
    usage: reading(10_000, 10_000),
    rates: { received: 1, sent: 0, blockRead: 0, blockWritten: 0 },
  });
});

test("what the server kept comes first, with its gaps", () => {
  const series = new UsageSeries();
  series.push(reading(1_000));
  const source = series.source("memory", "received");
  series.reset({
    ...{ at: [5_000, 6_000, 7_000, 8_000], cpuPercent: [null, 1, null, 1], memory: [4, 5, null, 6] },
    ...{ memoryLimit: [9, 9, null, 9], received: [10, 20, null, 30], sent: [0, 0, null, 0] },
    ...{ blockRead: [0, 0, null, 0], blockWritten: [0, 0, null, 0], pids: [1, 1, null, 1] },
  });
  series.push(reading(9_000, 70));
  expect(source.data()).toEqual([
    [5, 6, 7, 8, 9],
    [4, 5, null, 6, 5],
    [null, 10, null, null, 40],
  ]);
});

test("half an hour is kept, in the same arrays, and each change is told", () => {
  const series = new UsageSeries();
  const source = series.source("pids");
  const [times] = source.data();
  let told = 0;
  const stop = series.subscribe(() => told++);
  for (let at = 1; at <= 2_000; at += 1) series.push(reading(at * 1_000));
  expect(source.data()[0]).toBe(times);
  expect(times).toHaveLength(1_800);
  expect(times[0]).toBe(201);
  expect(told).toBe(2_000);
  stop();
  series.gap();
  expect(told).toBe(2_000);
  expect(series.latest()).toBeNull();
});
