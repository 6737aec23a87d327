import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { PrunableNetwork } from "#lib/contracts/networks.ts";
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

const path = "/api/environments/local/prune/networks";
const lines = (text: string) => text.split("\n").filter(Boolean);
const preview = async () =>
  ((await panel.request(path, { as: "admin" })).body as { items: PrunableNetwork[] }).items;
const prune = (confirmed: string[]) =>
  panel.request(path, { method: "POST", as: "admin", body: { confirmed } });
const networks = async () => lines(await engine.docker(["network", "ls", "--format", "{{.Name}}"]));

beforeEach(async () => {
  const containers = lines(await engine.docker(["ps", "-aq"]));
  if (containers.length > 0) await engine.docker(["rm", "-f", ...containers]);
  await engine.docker(["network", "prune", "-f"]);
  for (const name of ["busy", "free", "waiting"]) await engine.docker(["network", "create", name]);
  const image = "quayside/busybox:1";
  await engine.docker(["run", "-d", "--name", "runs", "--network", "busy", image, "sleep", "600"]);
  await engine.docker(["create", "--name", "stopped", "--network", "waiting", image]);
});

test("a prune takes exactly what its preview named, with what then cannot start", async () => {
  const would = await preview();
  expect(would).toMatchObject([
    { name: "free", neededBy: [] },
    { name: "waiting", neededBy: ["stopped"] },
  ]);
  const { body } = await prune(would.map(({ id }) => id));
  expect((body as { removed: string[] }).removed.toSorted()).toEqual(["free", "waiting"]);
  expect(await networks()).toContain("busy");
  const list = (await panel.request("/api/environments/local/networks", { as: "admin" })).body;
  const listed = (list as { items: { name: string }[] }).items.map(({ name }) => name);
  expect(listed.sort()).toEqual((await networks()).sort());
});

test("what nobody was shown does not go", async () => {
  const would = await preview();
  const shown = would.filter(({ name }) => name === "free").map(({ id }) => id);
  const { status, body } = await prune(shown);
  expect(status).toBe(409);
  expect(body).toMatchObject({ error: { code: "confirmation_outdated", reason: "waiting" } });
  expect(await networks()).toEqual(expect.arrayContaining(["busy", "free", "waiting"]));
});

test("it is an admin's alone", async () => {
  const confirmed = (await preview()).map(({ id }) => id);
  for (const as of ["viewer", "operator", "deployer"] as const) {
    expect((await panel.request(path, { as })).status).toBe(403);
    expect((await panel.request(path, { method: "POST", as, body: { confirmed } })).status).toBe(403);
  }
  expect(await networks()).toEqual(expect.arrayContaining(["free", "waiting"]));
});
