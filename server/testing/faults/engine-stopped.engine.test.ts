import { setTimeout as pause } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestEngine, type TestEngine } from "../../../scripts/test-engine.ts";
import { createEnginePool, type EnginePool } from "../../engine/pool.ts";
import { until } from "../../engine/testing/until.ts";
import { startTestPanel } from "../test-panel.ts";

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
  // What was in doubt is read again: the replica says what the engine says, whatever it made of it.
  await one.mirror.refresh("containers", web);
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

test("the panel tells a change in doubt as unknown, and shows afterwards how it is", {
  timeout: 90_000,
}, async () => {
  const panel = await startTestPanel(healthy.socket);
  const ask = (path: string, method = "GET") =>
    panel.request(`/api/environments/local/containers${path}`, {
      ...{ method, as: "admin" },
      ...(method === "GET" ? {} : { body: {} }),
    });
  const state = async (): Promise<string | undefined> => {
    const { items = [] } = (await ask("")).body as { items?: { name: string; state: string }[] };
    return items.find(({ name }) => name === "web")?.state;
  };
  try {
    await until("listed", async () => (await state()) === "running");
    const { body } = await ask("/web");
    const { id } = (body as { row: { id: string } }).row;
    await healthy.kill("SIGSTOP");
    const paused = await ask(`/${id}/pause`, "POST");
    // It did not get as far as pausing: names are made sure of first, and that is a read.
    expect(paused.body).toMatchObject({ error: { code: "engine_timeout" } });
    await healthy.kill("SIGCONT");
    await until("the panel lists what the engine says", async () => (await state()) === "running", 10_000);
    expect(await healthy.docker(["inspect", "--format", "{{.State.Status}}", "web"])).toBe("running");
  } finally {
    await healthy.kill("SIGCONT");
    await panel.close();
  }
});
