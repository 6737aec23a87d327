import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type EngineStats, memoryPercent, readUsage, type Usage } from "#lib/docker/stats.ts";
import { byteFormat } from "#lib/format/bytes.ts";
import { dockerCli } from "../../../scripts/test-engine/docker-cli.ts";
import { engineCall, makeContainer, removeContainer } from "../../testing/engine-api.ts";

// The docker CLI is given the very bytes that are read here, so nothing but the formulas can differ.

let sample: EngineStats & Record<string, unknown>;
let container = "";
let real: typeof sample;
const workspace = mkdtempSync(join(tmpdir(), "quayside-stats-"));
const socket = join(workspace, "replay.sock");
const docker = dockerCli(socket, workspace);

const answer = (response: ServerResponse, body: object) =>
  response
    .writeHead(200, { "content-type": "application/json", "api-version": "1.43", ostype: "linux" })
    .end(JSON.stringify(body));
const replay = createServer((request, response) =>
  answer(response, request.url?.includes("/stats") ? sample : {}),
);

beforeAll(async () => {
  await new Promise<void>((resolve) => replay.listen(socket, resolve));
  container = await makeContainer(`stats-figures-${process.pid}`, {
    Cmd: ["sh", "-c", "while :; do dd if=/dev/zero of=/x bs=1M count=20 2>/dev/null; sync; sleep 0.1; done"],
    HostConfig: { NetworkMode: "none", Memory: 300 * 1024 * 1024 },
    start: true,
  });
  real = (await engineCall("GET", `/containers/${container}/stats?stream=0`)).body as typeof sample;
});
afterAll(async () => {
  replay.close();
  await removeContainer(container);
  rmSync(workspace, { recursive: true, force: true });
});

type Line = {
  CPUPerc: string;
  MemUsage: string;
  MemPerc: string;
  NetIO: string;
  BlockIO: string;
  PIDs: string;
};

const cliLine = async (): Promise<Line> =>
  JSON.parse(await docker(["stats", "--no-stream", "--format", "{{json .}}", "replayed"])) as Line;

const format = byteFormat("en");
const plain = (text: string): string => text.replace(/[\s,]/g, "");
const pair = (write: (bytes: number) => string, left: number, right: number): string =>
  `${plain(write(left))} / ${plain(write(right))}`;

/** Our figures in the words of the CLI. */
const written = (usage: Usage): Omit<Line, "PIDs"> & { PIDs: string } => ({
  CPUPerc: `${(usage.cpuPercent ?? 0).toFixed(2)}%`,
  MemUsage: pair(format.binary, usage.memory, usage.memoryLimit),
  MemPerc: `${memoryPercent(usage).toFixed(2)}%`,
  NetIO: pair(format.decimal, usage.received, usage.sent),
  BlockIO: pair(format.decimal, usage.blockRead, usage.blockWritten),
  PIDs: String(usage.pids),
});

const expectEqual = async () => {
  const usage = readUsage(sample);
  expect(usage).not.toBeNull();
  expect(await cliLine()).toMatchObject(written(usage as Usage));
};

describe("the figures are those that the docker CLI makes of the same sample", () => {
  test("as this engine gives it", async () => {
    sample = real;
    await expectEqual();
    expect(readUsage(sample)?.memoryLimit).toBe(300 * 1024 * 1024);
    expect(readUsage(sample)?.pids).toBeGreaterThan(0);
  });

  const networks = {
    eth0: { rx_bytes: 1_234_567, tx_bytes: 89 },
    eth1: { rx_bytes: 5_000_000_000, tx_bytes: 1_000_000 },
  };
  const devices = (read: string, write: string) => ({
    io_service_bytes_recursive: [
      { major: 8, minor: 0, op: read, value: 123_456 },
      { major: 8, minor: 0, op: write, value: 7_890_123 },
      { major: 8, minor: 16, op: read, value: 1_000 },
      { major: 8, minor: 0, op: "Sync", value: 999 },
    ],
  });
  const memory = (stats: object) => ({ usage: 123_456_789, limit: 2_000_000_000, stats });
  const cpu = (used: number, system: number) => ({
    cpu_usage: { total_usage: used },
    system_cpu_usage: system,
    online_cpus: 4,
  });

  test.each<[string, object]>([
    ["networks and devices of cgroup v1", { networks, blkio_stats: devices("Read", "Write") }],
    ["networks and devices of cgroup v2", { networks, blkio_stats: devices("read", "write") }],
    ["cache of cgroup v1", { memory_stats: memory({ total_inactive_file: 23_456_789, inactive_file: 5 }) }],
    ["cache of cgroup v2", { memory_stats: memory({ inactive_file: 33_456_789, file: 99_999_999 }) }],
    ["a cache larger than all", { memory_stats: memory({ inactive_file: 999_999_999 }) }],
    ["no memory told", { memory_stats: {} }],
    ["no devices told", { blkio_stats: { io_service_bytes_recursive: null } }],
    [
      "a busy container",
      {
        cpu_stats: cpu(31_234_567_890, 9_004_000_000_000),
        precpu_stats: cpu(28_000_000_000, 9_000_000_000_000),
      },
    ],
    ["no time passed", { cpu_stats: cpu(2, 9_000), precpu_stats: cpu(1, 9_000) }],
    ["a counter that began anew", { cpu_stats: cpu(2, 9_900), precpu_stats: cpu(100, 9_000) }],
  ])("%s", async (_, fields) => {
    sample = { ...real, ...fields };
    await expectEqual();
  });
});
