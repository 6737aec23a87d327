import { describe, expect, test } from "vitest";
import { emptySpec } from "../spec/empty.ts";
import { limitProblems, limitsOfSpec, withSwap } from "./limits.ts";

const none = limitsOfSpec(emptySpec());
const mib = 2 ** 20;

describe("the swap that goes with more memory", () => {
  test.each([
    ["nothing is set", 0, 0, 64, 128],
    ["twice the memory stays twice", 64, 128, 256, 512],
    ["without swap stays without", 64, 64, 256, 256],
    ["as much swap stays as much", 64, 96, 256, 288],
    ["unlimited stays unlimited", 64, -1, 256, -1],
  ])("%s", (_, memory, swap, more, expected) => {
    const now = { ...none, memory: memory * mib, memorySwap: swap === -1 ? -1 : swap * mib };
    const { memorySwap } = withSwap<{ memory: number; memorySwap?: number }>(now, { memory: more * mib });
    expect(memorySwap).toBe(expected === -1 ? -1 : expected * mib);
  });

  test("is not touched where it is enough, or said", () => {
    const now = { ...none, memory: 64 * mib, memorySwap: 128 * mib };
    expect(withSwap(now, { memory: 128 * mib })).toEqual({ memory: 128 * mib });
    expect(withSwap(now, { memory: 512 * mib, memorySwap: 600 * mib })).toEqual({
      ...{ memory: 512 * mib, memorySwap: 600 * mib },
    });
    expect(withSwap(now, { pidsLimit: 5 })).toEqual({ pidsLimit: 5 });
  });
});

describe("what stands against limits", () => {
  const codes = (...[now, asked]: Parameters<typeof limitProblems>) =>
    limitProblems(now, asked).map(({ field, code }) => `${field} ${code}`);

  test("swap without memory, and less of it than memory", () => {
    expect(codes(none, { memorySwap: mib })).toEqual(["memorySwap needs_memory"]);
    expect(codes({ ...none, memory: 2 * mib }, { memorySwap: mib })).toEqual(["memorySwap less_than"]);
    expect(codes(none, { memorySwap: -1 })).toEqual([]);
    expect(codes(none, { memory: mib, memorySwap: mib })).toEqual([]);
  });

  test("a quota beside CPUs, taken away or not, and CPUs beside a quota", () => {
    const cpus = { ...none, nanoCpus: 5e8 };
    expect(codes(cpus, { cpuQuota: -1 })).toEqual(["cpuQuota cpus_with_quota"]);
    expect(codes(cpus, { cpuPeriod: 100_000, nanoCpus: 1e9 })).toEqual(["cpuPeriod cpus_with_quota"]);
    expect(codes({ ...none, cpuQuota: 20_000 }, { nanoCpus: 5e8 })).toEqual(["nanoCpus cpus_with_quota"]);
    expect(codes({ ...none, cpuQuota: -1 }, { nanoCpus: 5e8 })).toEqual([]);
    expect(codes({ ...none, cpuQuota: 20_000 }, { cpuQuota: -1 })).toEqual([]);
  });
});
