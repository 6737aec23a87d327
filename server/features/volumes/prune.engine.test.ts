import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startTestEngine, type TestEngine } from "../../../scripts/test-engine.ts";
import { startTestPanel, type TestPanel } from "../../testing/test-panel.ts";

/** An engine of its own: a prune takes what the other tests have lying about. */
let engine: TestEngine;
let panel: TestPanel;

beforeAll(async () => {
  engine = await startTestEngine();
  panel = await startTestPanel(engine.socket);
});
afterAll(async () => {
  await panel?.close();
  await engine?.stop();
});

const path = "/api/environments/local/prune/volumes";
const preview = async (all: boolean) => {
  const { body } = await panel.request(`${path}?all=${all}`, { as: "admin" });
  return (body as { items: { name: string }[] }).items.map(({ name }) => name);
};
const prune = (body: { all?: boolean; confirmed: string[] }) =>
  panel.request(path, { method: "POST", as: "admin", body });
const volumes = async () => (await engine.docker(["volume", "ls", "-q"])).split("\n").filter(Boolean).sort();

beforeEach(async () => {
  const containers = (await engine.docker(["ps", "-aq"])).split("\n").filter(Boolean);
  if (containers.length > 0) await engine.docker(["rm", "-f", ...containers]);
  const all = await volumes();
  if (all.length > 0) await engine.docker(["volume", "rm", ...all]);
});

const makeAll = async () => {
  await engine.docker(["volume", "create", "free"]);
  await engine.docker(["volume", "create", "held"]);
  await engine.docker(["volume", "create", "-o", "type=tmpfs", "-o", "device=tmpfs", "elsewhere"]);
  const anonymous = (await engine.docker(["volume", "create"])).trim();
  await engine.docker(["create", "-v", "held:/data", "quayside/busybox:1"]);
  return anonymous;
};

test("a prune takes exactly what its preview named, and the list shows it at once", async () => {
  const anonymous = await makeAll();
  expect(await preview(false)).toEqual([anonymous]);
  expect((await prune({ confirmed: [anonymous] })).body).toEqual({
    removed: [anonymous],
    reclaimed: 0,
    kept: [],
  });
  expect(await volumes()).toEqual(["elsewhere", "free", "held"]);
  expect(await preview(true)).toEqual(["free"]);
  expect((await prune({ all: true, confirmed: ["free"] })).body).toMatchObject({ removed: ["free"] });
  expect(await volumes()).toEqual(["elsewhere", "held"]);
  const { body } = await panel.request("/api/environments/local/volumes", { as: "admin" });
  const listed = (body as { items: { name: string }[] }).items.map(({ name }) => name);
  expect(listed.sort()).toEqual(["elsewhere", "held"]);
});

test("the bytes that came free are those that the engine counts", async () => {
  const anonymous = await makeAll();
  const fill = "dd if=/dev/zero of=/data/file bs=1000 count=50";
  await engine.docker(["run", "--rm", "-v", "free:/data", "quayside/busybox:1", "sh", "-c", fill]);
  const { body } = await prune({ all: true, confirmed: [anonymous, "free"] });
  expect((body as { reclaimed: number }).reclaimed).toBeGreaterThanOrEqual(50_000);
});

test("what nobody was shown does not go", async () => {
  const anonymous = await makeAll();
  const before = await volumes();
  const { status, body } = await prune({ all: true, confirmed: [anonymous] });
  expect(status).toBe(409);
  expect(body).toMatchObject({ error: { code: "confirmation_outdated", reason: "free" } });
  expect(await volumes()).toEqual(before);
});

test("it is an admin's alone", async () => {
  await makeAll();
  const before = await volumes();
  for (const as of ["viewer", "operator", "deployer"] as const) {
    expect((await panel.request(path, { as })).status).toBe(403);
    const answer = await panel.request(path, { method: "POST", as, body: { all: true, confirmed: before } });
    expect(answer.status).toBe(403);
  }
  expect(await volumes()).toEqual(before);
});
