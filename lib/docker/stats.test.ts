import { describe, expect, test } from "vitest";
import { type EngineStats, memoryPercent, ratePerSecond, readUsage } from "./stats.ts";

const read = "2026-03-01T10:00:01.5Z";
const at = Date.parse(read);

const cgroupV1: EngineStats = {
  read,
  cpu_stats: {
    cpu_usage: { total_usage: 1_500_000_000, percpu_usage: [1, 2] },
    system_cpu_usage: 104_000_000_000,
    online_cpus: 2,
  },
  precpu_stats: {
    cpu_usage: { total_usage: 1_000_000_000 },
    system_cpu_usage: 102_000_000_000,
    online_cpus: 2,
  },
  memory_stats: {
    usage: 10_000,
    limit: 40_000,
    stats: { cache: 9_000, total_inactive_file: 4_000, inactive_file: 1 },
  },
  networks: { eth0: { rx_bytes: 10, tx_bytes: 1 }, eth1: { rx_bytes: 20, tx_bytes: 2 } },
  blkio_stats: {
    io_service_bytes_recursive: [
      { op: "Read", value: 100 },
      { op: "Write", value: 7 },
      { op: "Sync", value: 1_000 },
      { op: "Total", value: 107 },
      { op: "Read", value: 11 },
    ],
  },
  pids_stats: { current: 3 },
};

const cgroupV2: EngineStats = {
  ...cgroupV1,
  memory_stats: { usage: 10_000, limit: 40_000, stats: { anon: 5, file: 6_000, inactive_file: 2_500 } },
  blkio_stats: {
    io_service_bytes_recursive: [
      { op: "read", value: 4_096 },
      { op: "write", value: 8_192 },
      { op: "read", value: 4 },
    ],
  },
};

describe("the figures of docker stats", () => {
  test("cgroup v1", () => {
    expect(readUsage(cgroupV1)).toEqual({
      at,
      cpuPercent: 50,
      cpuLimit: 200,
      memory: 6_000,
      memoryLimit: 40_000,
      received: 30,
      sent: 3,
      blockRead: 111,
      blockWritten: 7,
      pids: 3,
    });
  });

  test("cgroup v2", () => {
    expect(readUsage(cgroupV2)).toMatchObject({ memory: 7_500, blockRead: 4_100, blockWritten: 8_192 });
  });

  const cpu = (used: number, system: number, online: number | null = 2, percpu?: number[]) => ({
    cpu_usage: { total_usage: used, percpu_usage: percpu },
    system_cpu_usage: system,
    online_cpus: online,
  });

  test.each([
    ["half of two processors", cpu(10, 100), cpu(60, 200), 100],
    ["no time used", cpu(10, 100), cpu(10, 200), 0],
    ["no time passed", cpu(10, 100), cpu(60, 100), 0],
    ["a counter that began anew", cpu(500, 100), cpu(5, 200), 0],
    ["a host's counter that went back", cpu(10, 300), cpu(60, 200), 0],
    ["processors that are listed, not counted", cpu(10, 100), cpu(60, 200, null, [1, 2, 3, 4]), 200],
    ["no processors told at all", cpu(10, 100), cpu(60, 200, 0), 0],
    ["no earlier reading", { cpu_usage: { total_usage: 0 } }, cpu(60, 200), null],
  ])("processor time: %s", (_, before, now, expected) => {
    expect(readUsage({ read, cpu_stats: now, precpu_stats: before })?.cpuPercent).toBe(expected);
  });

  test("processor time against an earlier reading of one's own", () => {
    const oneShot = { read, cpu_stats: cpu(60, 200), precpu_stats: {} };
    expect(readUsage(oneShot)?.cpuPercent).toBeNull();
    expect(readUsage(oneShot, cpu(10, 100))?.cpuPercent).toBe(100);
  });

  test.each([
    ["cache of all that was used", { usage: 10, stats: { total_inactive_file: 10 } }, 10],
    ["v1's cache too large, v2's not there", { usage: 10, stats: { total_inactive_file: 11 } }, 10],
    [
      "v1's cache too large, v2's fits",
      { usage: 10, stats: { total_inactive_file: 11, inactive_file: 4 } },
      6,
    ],
    ["an empty cache", { usage: 10, stats: { inactive_file: 0 } }, 10],
    ["nothing told about the cache", { usage: 10 }, 10],
    ["nothing told", {}, 0],
  ])("memory: %s", (_, memory, expected) => {
    expect(readUsage({ read, memory_stats: memory })?.memory).toBe(expected);
  });

  test("what an engine leaves out counts as nothing", () => {
    expect(readUsage({ read })).toEqual({
      at,
      cpuPercent: null,
      cpuLimit: 0,
      memory: 0,
      memoryLimit: 0,
      received: 0,
      sent: 0,
      blockRead: 0,
      blockWritten: 0,
      pids: 0,
    });
    const nulls = {
      read,
      cpu_stats: null,
      precpu_stats: null,
      memory_stats: { usage: null, limit: null, stats: null },
      networks: null,
      blkio_stats: { io_service_bytes_recursive: null },
      pids_stats: null,
    };
    expect(readUsage(nulls)).toEqual(readUsage({ read }));
  });

  test("entries of block devices without a word are passed over", () => {
    const entries = [
      { op: "", value: 5 },
      { value: 6 },
      { op: "read", value: null },
      { op: "Discard", value: 9 },
    ];
    expect(readUsage({ read, blkio_stats: { io_service_bytes_recursive: entries } })).toMatchObject({
      blockRead: 0,
      blockWritten: 0,
    });
  });

  test.each(["0001-01-01T00:00:00Z", "", undefined, null])(
    "a container that is not running: read %s",
    (zero) => {
      expect(readUsage({ ...cgroupV1, read: zero })).toBeNull();
    },
  );

  test("memory in percent", () => {
    expect(memoryPercent({ memory: 25, memoryLimit: 200 })).toBe(12.5);
    expect(memoryPercent({ memory: 25, memoryLimit: 0 })).toBe(0);
  });

  test.each([
    [{ at: 1_000, total: 100 }, { at: 3_000, total: 300 }, 100],
    [{ at: 1_000, total: 100 }, { at: 2_000, total: 40 }, 40],
    [{ at: 1_000, total: 100 }, { at: 1_000, total: 300 }, null],
    [{ at: 2_000, total: 100 }, { at: 1_000, total: 300 }, null],
    [{ at: Number.NaN, total: Number.NaN }, { at: 1_000, total: 300 }, null],
  ])("rate from %o to %o", (before, now, expected) => {
    expect(ratePerSecond(before, now)).toBe(expected);
  });
});
