import { readdirSync } from "node:fs";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type LogLineRow, logChannels } from "#lib/contracts/logs.ts";
import { processChannels } from "#lib/contracts/processes.ts";
import { statsChannels } from "#lib/contracts/stats.ts";
import { startTestEngine, type TestEngine } from "../../../scripts/test-engine.ts";
import { until } from "../../engine/testing/until.ts";
import { startTestPanel, type TestPanel } from "../test-panel.ts";
import { openTestSocket, type TestChannel } from "../test-socket.ts";
import { createKillablePanel } from "./killable-panel.ts";

/*
 * Engines and panels that fail while people look at logs, figures and processes. The engine's containers live on when it
 * is killed, so every line that they write has to arrive, once.
 */

let engine: TestEngine;
let panel: TestPanel;
beforeAll(async () => {
  engine = await startTestEngine({ args: ["--live-restore"] });
  panel = await startTestPanel(engine.socket);
});
afterAll(async () => {
  await panel?.close();
  await engine?.stop();
});

const count = "i=0; while true; do i=$((i+1)); echo $i; usleep 10000; done";
let made = 0;
let name = "";
beforeEach(async () => {
  name = `watched-${++made}`;
  const args = ["--name", name, "--network", "none", "--stop-timeout", "0"];
  await engine.docker(["run", "-d", ...args, "quayside/busybox:1", "sh", "-c", count]);
  return () => engine.docker(["rm", "-f", name]);
});

type Logs = TestChannel<typeof logChannels.follow>;
type Stats = TestChannel<typeof statsChannels.follow>;

/** One who looks at the container's log, figures and processes. Acknowledges what comes, as a browser does. */
const openViewer = async (at: TestPanel) => {
  const socket = await openTestSocket(at, "admin");
  const input = { environment: "local", container: name };
  const logs: Logs = await socket.open(logChannels.follow, input);
  const stats: Stats = await socket.open(statsChannels.follow, input);
  const processes = await socket.open(processChannels.follow, { ...input, ps: "-ef" });
  let acknowledged = 0;
  socket.socket.on("message", () => {
    const bytes = logs.messages.reduce((sum, one) => sum + (one.type === "lines" ? one.bytes : 0), 0);
    if (bytes > acknowledged) logs.send({ type: "ack", bytes });
    acknowledged = bytes;
  });
  const lines = (): LogLineRow[] => logs.messages.flatMap((one) => (one.type === "lines" ? one.lines : []));
  return {
    logs,
    stats,
    processes,
    numbers: () => lines().map(({ text }) => Number(text)),
    last: () => Number(lines().at(-1)?.text ?? 0),
    isLost: () => logs.messages.some((one) => one.type === "state" && one.state === "lost"),
    samples: () => stats.messages.filter(({ type }) => type === "sample").length,
    close: socket.close,
  };
};
type Viewer = Awaited<ReturnType<typeof openViewer>>;

const openViewers = async (at: TestPanel, howMany: number): Promise<Viewer[]> => {
  const viewers: Viewer[] = [];
  for (let one = 0; one < howMany; one += 1) viewers.push(await openViewer(at));
  await until("each sees lines, figures and processes", () => viewers.every(seesAll), 20_000);
  return viewers;
};
const seesAll = (one: Viewer): boolean =>
  one.last() > 0 && one.samples() > 1 && one.processes.messages.length > 0;

/** Every number from the first that was seen on, once and in order. */
const expectWhole = (viewer: Viewer): void => {
  const numbers = viewer.numbers();
  expect(viewer.logs.messages.filter(({ type }) => type === "dropped")).toEqual([]);
  expect(numbers).toEqual(numbers.map((_, index) => (numbers[0] ?? 0) + index));
};

/** All of them have gone on well beyond where they were. */
const goOn = async (viewers: readonly Viewer[]): Promise<void> => {
  const before = viewers.map((one) => ({
    last: one.last(),
    samples: one.samples(),
    tables: one.processes.messages.length,
  }));
  const hasGoneOn = (one: Viewer, index: number): boolean => {
    const was = before[index] ?? { last: 0, samples: 0, tables: 0 };
    return (
      one.last() > was.last + 50 &&
      one.samples() > was.samples + 1 &&
      one.processes.messages.length > was.tables
    );
  };
  await until("they go on", () => viewers.every(hasGoneOn), 30_000);
};

const openFiles = (): number => readdirSync("/proc/self/fd").length;
/** What the engine is busy with on others' behalf; it counts its own open files. */
const engineFiles = async (): Promise<number> => readdirSync(`/proc/${engine.pid}/fd`).length;

describe("ten viewers of logs, figures and processes", () => {
  test("an engine killed by SIGKILL: each is told within three seconds, and no line is lost or doubled", {
    timeout: 120_000,
  }, async () => {
    const base = openFiles();
    const viewers = await openViewers(panel, 10);
    await engine.kill("SIGKILL");
    await until("every log says so", () => viewers.every((one) => one.isLost()), 3_000);
    const told = viewers.map(({ stats }) => stats.messages.length);
    expect(viewers.map(({ logs, stats }) => [logs.closed, stats.closed])).toEqual(
      viewers.map(() => [null, null]),
    );
    await engine.start();
    await goOn(viewers);
    for (const viewer of viewers) expectWhole(viewer);
    expect(viewers.every(({ stats }, index) => stats.messages.length > (told[index] ?? 0))).toBe(true);
    for (const viewer of viewers) viewer.close();
    await until("files are closed", () => openFiles() <= base + 4, 20_000);
  });

  test("an engine frozen by SIGSTOP for 15 s: told in time, and whole afterwards", {
    timeout: 120_000,
  }, async () => {
    const viewers = await openViewers(panel, 10);
    await engine.kill("SIGSTOP");
    const frozen = performance.now();
    try {
      await until("every log says so", () => viewers.every((one) => one.isLost()), 14_000);
      // Meanwhile the panel answers others at once.
      const asked = performance.now();
      expect((await panel.request("/api/health")).status).toBe(200);
      expect(performance.now() - asked).toBeLessThan(1_000);
      await until("fifteen seconds", () => performance.now() - frozen > 15_000, 16_000);
    } finally {
      await engine.kill("SIGCONT");
    }
    await goOn(viewers);
    for (const viewer of viewers) {
      expectWhole(viewer);
      viewer.close();
    }
  });

  test("a panel killed by SIGKILL leaves nothing with the engine, and the next one shows every line", {
    timeout: 120_000,
  }, async () => {
    const base = await engineFiles();
    await using killable = createKillablePanel();
    const start = async () => {
      const url = await killable.start(engine.socket);
      const { cookie } = await killable.signIn(url);
      return { url, cookieOf: () => cookie } as unknown as TestPanel;
    };
    const viewers = await openViewers(await start(), 5);
    const reached = Math.max(...viewers.map((one) => one.last()));
    await killable.kill();
    for (const viewer of viewers) viewer.close();
    await until("the engine has let go of it", async () => (await engineFiles()) <= base + 4, 20_000);
    const next = await start();
    const [viewer] = await openViewers(next, 1);
    if (!viewer) throw new Error("nobody looks");
    await until("it shows what came meanwhile", () => viewer.last() > reached, 10_000);
    expectWhole(viewer);
    viewer.close();
  });
});
