import { describe, expect, test } from "vitest";
import type { Usage } from "#lib/docker/stats.ts";
import { UsageRing } from "./usage-ring.ts";

const reading = (at: number): Usage => ({
  at,
  cpuPercent: at / 2,
  cpuLimit: 200,
  memory: at * 10,
  memoryLimit: 1_000,
  received: at,
  sent: at,
  blockRead: at,
  blockWritten: at,
  pids: 1,
});

const filled = (count: number, most?: number): UsageRing => {
  const ring = new UsageRing(most);
  for (let at = 1; at <= count; at += 1) ring.push(reading(at));
  return ring;
};

const sequence = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);

describe("the ring of readings", () => {
  test.each([
    [0, 1800, []],
    [3, 1800, [1, 2, 3]],
    [64, 1800, sequence(1, 64)],
    [65, 1800, sequence(1, 65)],
    [1_000, 1800, sequence(1, 1_000)],
    [1_800, 1800, sequence(1, 1_800)],
    [5_000, 1800, sequence(3_201, 5_000)],
    [150, 100, sequence(51, 150)],
  ])("%i readings of at most %i", (count, most, expected) => {
    const { at, memory, pids } = filled(count, most).history();
    expect(at).toEqual(expected);
    expect(memory).toEqual(expected.map((one) => one * 10));
    expect(pids).toHaveLength(expected.length);
  });

  test("the last of one figure", () => {
    expect(filled(70).last("cpuPercent", 3)).toEqual([34, 34.5, 35]);
    expect(filled(2).last("cpuPercent", 3)).toEqual([0.5, 1]);
  });

  test("a gap is one reading without figures, however long, and none before the first", () => {
    const ring = new UsageRing();
    ring.pushGap(1);
    ring.push(reading(2));
    ring.pushGap(3);
    ring.pushGap(4);
    ring.push({ ...reading(5), cpuPercent: null });
    expect(ring.history()).toMatchObject({
      at: [2, 3, 5],
      memory: [20, null, 50],
      cpuPercent: [1, null, null],
    });
  });
});
