import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestEngine, type TestEngine } from "../../../scripts/test-engine.ts";
import { createEnginePool, type EnginePool } from "../../engine/pool.ts";
import { until } from "../../engine/testing/until.ts";
import { startTestPanel } from "../test-panel.ts";
import { openTap } from "./engine-tap.ts";

let frozen: TestEngine;
let healthy: TestEngine;
let pool: EnginePool;
beforeAll(async () => {
  [frozen, healthy] = await Promise.all([startTestEngine(), startTestEngine()]);
  const environments = Object.entries({ frozen, healthy }).map(([id, { socket }]) => ({
    ...{ id, name: id },
    address: { kind: "unix" as const, socketPath: socket },
  }));
  pool = createEnginePool({ environments, report: () => undefined });
});
afterAll(async () => {
  pool?.close();
  await Promise.all([frozen?.stop(), healthy?.stop()]);
});

const run = ["run", "--detach", "--network", "none", "--stop-timeout", "0", "--name", "web"];
const sleeper = ["quayside/busybox:1", "sleep", "600"];

/** How a call ended, and after how many ms. */
const timed = async (call: Promise<unknown>) => {
  const start = performance.now();
  const code = await call.then(
    () => "answered",
    (error: { code?: string }) => error.code,
  );
  return { code, ms: performance.now() - start };
};

test("SIGSTOP for 20 s: timeouts, doubts that are looked into, and nothing else disturbed", {
  timeout: 120_000,
}, async () => {
  await Promise.all([frozen, healthy].map((engine) => engine.docker([...run, ...sleeper])));
  const one = pool.get("frozen");
  const other = pool.get("healthy");
  await Promise.all([one.mirror.ready(), other.mirror.ready()]);
  const web = await one.client.resolveContainer("web");
  const started = async () => (await one.client.inspectContainer(web)).State.StartedAt;
  const before = await started();

  await frozen.kill("SIGSTOP");
  const stopped = performance.now();
  const reading = timed(one.client.listContainers());
  const pausing = timed(one.client.pause(web));
  const restarting = timed(one.client.restart(web, { timeout: 0 }));

  const others: { code: string | undefined; ms: number }[] = [];
  const isOver = () => performance.now() - stopped > 20_000;
  const working = (async () => {
    while (!isOver()) {
      others.push(await timed(other.client.inspectContainer("web")));
      await pause(250);
    }
  })();

  await until("it says so", () => one.state().status === "unreachable", 10_000);
  expect(one.state().error).toMatchObject({ code: "engine_timeout" });
  expect((await reading).code).toBe("engine_timeout");
  expect((await pausing).code).toBe("outcome_unknown");
  // A change without a deadline is given up when the engine is known to be silent.
  expect((await restarting).code).toBe("outcome_unknown");
  for (const { ms } of await Promise.all([reading, pausing, restarting])) expect(ms).toBeLessThan(12_000);
  // Known to be away, it is not waited for again.
  const again = await timed(one.client.listContainers());
  expect(again.code).toBe("engine_timeout");
  expect(again.ms).toBeLessThan(5_000);
  await working;
  expect(others.every(({ code }) => code === "answered")).toBe(true);
  expect(Math.max(...others.map(({ ms }) => ms))).toBeLessThan(5_000);
  expect(other.state().status).toBe("connected");

  await frozen.kill("SIGCONT");
  await until("it is back by itself", () => one.state().status === "connected", 5_000);
  // What was in doubt is read again by itself: the replica says what the engine says, whatever it made of it.
  const settled = async () => {
    const truth = (await one.client.listContainers()).find(({ Id }) => Id === web);
    return truth?.State === one.mirror.kinds.containers.get(web)?.summary.State;
  };
  await until("the replica is right", settled);
  // The engine may still have read each of the two; nobody asked a second time.
  const told = (action: string) =>
    one.changes.list().filter((change) => change.id === web && change.action === action).length;
  expect(told("pause")).toBeLessThanOrEqual(1);
  expect(told("restart")).toBeLessThanOrEqual(1);
  expect(told("restart") === 1).toBe((await started()) !== before);
});

type Row = { name: string; state: string };
type Act = { action: string; outcome: string | null; outcomeDetail: string | null };

test("the panel tells a change in doubt as unknown, and shows afterwards how it is", {
  timeout: 90_000,
}, async () => {
  const path = join(healthy.workspace, "tap.sock");
  // Names were made sure of and all was judged; then the engine stops answering, just before it is asked for the change.
  const tap = await openTap({ path, engine: healthy.socket }, async ({ when }) => {
    if (when === "before") await healthy.kill("SIGSTOP");
  });
  const panel = await startTestPanel(path);
  const containers = async (): Promise<Row[]> => {
    const { body } = await panel.request("/api/environments/local/containers", { as: "admin" });
    return (body as { items?: Row[] }).items ?? [];
  };
  const state = async () => (await containers()).find(({ name }) => name === "web")?.state;
  try {
    await until("listed", async () => (await state()) === "running");
    const paused = await panel.request("/api/environments/local/containers/web/pause", {
      ...{ method: "POST", as: "admin", body: {} },
    });
    expect(tap.changes).toEqual(["POST /containers/{id}/pause"]);
    expect(paused).toMatchObject({ status: 504, body: { error: { code: "outcome_unknown" } } });
    const audit = await panel.request("/api/audit/acts?action=container.pause", { as: "admin" });
    const { items } = audit.body as { items: Act[] };
    expect(items).toMatchObject([{ outcome: "failed" }]);
    expect(items[0]?.outcomeDetail).toContain("outcome_unknown");

    await healthy.kill("SIGCONT");
    const truth = () => healthy.docker(["inspect", "--format", "{{.State.Status}}", "web"]);
    await until("the panel lists what the engine says", async () => (await state()) === (await truth()));
    expect(tap.changes).toHaveLength(1);
  } finally {
    await healthy.kill("SIGCONT");
    await panel.close();
    await tap.close();
  }
});
