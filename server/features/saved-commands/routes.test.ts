import { afterAll, beforeAll, expect, test } from "vitest";
import type { SavedCommand } from "#lib/contracts/saved-commands.ts";
import { startTestPanel, type TestPanel } from "../../testing/test-panel.ts";

let panel: TestPanel;
beforeAll(async () => {
  panel = await startTestPanel("/nonexistent/quayside-test.sock");
}, 60_000);
afterAll(() => panel.close());

const canary = "canary-saved-Qx52";
const content = {
  command: ["rake", "db:migrate"],
  tty: true,
  detached: true,
  user: null,
  workingDir: "/srv",
  privileged: false,
  image: "web",
  shared: false,
  env: [{ name: "TOKEN", value: canary }] as { name: string; value?: string }[],
};
type Role = "admin" | "deployer" | "operator" | "viewer";

const ask = (as: Role, method: string, path: string, body?: object) =>
  panel.request(`/api/saved-commands${path}`, {
    method,
    as,
    body: body ?? (method === "GET" ? undefined : {}),
  });
const save = async (as: Role, name: string, more: Partial<typeof content> = {}): Promise<SavedCommand> => {
  const { status, body } = await ask(as, "POST", "", { name, content: { ...content, ...more } });
  expect([status, body]).toMatchObject([200, {}]);
  return body as SavedCommand;
};
const namesOf = async (as: Role) =>
  ((await ask(as, "GET", "")).body as SavedCommand[]).map(({ name }) => name).toSorted();

test("one's own are one's own, until they are shared", async () => {
  const own = await save("operator", "mine");
  await save("operator", "ours", { shared: true });
  expect(await namesOf("operator")).toEqual(["mine", "ours"]);
  expect(await namesOf("deployer")).toEqual(["ours"]);
  expect((await ask("viewer", "GET", "")).status).toBe(403);
  // Not even an administrator has what somebody keeps for themself.
  const foreign = await ask("admin", "PUT", `/${own.id}`, { name: "x", content });
  expect(foreign.status).toBe(404);
  expect((await ask("admin", "DELETE", `/${own.id}`)).status).toBe(404);
  expect((await ask("operator", "DELETE", `/${own.id}`)).status).toBe(200);
});

test("what is shared is changed by its owner alone, and removed by the owner or an administrator", async () => {
  const shared = await save("operator", "shared", { shared: true });
  expect((await ask("deployer", "PUT", `/${shared.id}`, { name: "x", content })).status).toBe(403);
  expect((await ask("deployer", "DELETE", `/${shared.id}`)).status).toBe(403);
  expect((await ask("admin", "DELETE", `/${shared.id}`)).status).toBe(200);
});

test("a value is never told again: not in an answer, the audit log, or the database's file", async () => {
  const saved = await save("deployer", "secret");
  expect(saved.env).toEqual(["TOKEN"]);
  expect(saved).toMatchObject({ owner: "test-deployer", own: true, version: 1 });
  const kept = { name: "secret 2", content: { ...content, env: [{ name: "TOKEN" }] } };
  const changed = await ask("deployer", "PUT", `/${saved.id}`, kept);
  expect(changed.body).toMatchObject({ version: 2, env: ["TOKEN"], name: "secret 2" });
  const lost = { name: "secret 2", content: { ...content, env: [{ name: "OTHER" }] } };
  expect((await ask("deployer", "PUT", `/${saved.id}`, lost)).status).toBe(400);
  const audit = JSON.stringify((await panel.request("/api/audit?limit=500", { as: "admin" })).body);
  expect(audit).toContain("detached image=web --workdir /srv --env TOKEN rake db:migrate");
  const rows = JSON.stringify(panel.db.sqlite.prepare(`select * from "savedCommand"`).all());
  for (const told of [JSON.stringify(changed.body), audit, rows]) expect(told).not.toContain(canary);
});

test("two of one name are refused, and so is a command of nothing that runs by itself", async () => {
  await save("admin", "twice");
  const again = await ask("admin", "POST", "", { name: "twice", content });
  expect(again).toMatchObject({ status: 409, body: { error: { code: "conflict" } } });
  const nothing = await ask("admin", "POST", "", { name: "nothing", content: { ...content, command: null } });
  expect(nothing.status).toBe(400);
  expect((await ask("admin", "POST", "", { name: "a/b", content })).status).toBe(400);
});

test("they go with their owner", async () => {
  const { cookie, userId } = await panel.addUser("operator");
  await panel.request("/api/saved-commands", {
    method: "POST",
    headers: { cookie },
    body: { name: "gone", content: { ...content, shared: true } },
  });
  expect(await namesOf("admin")).toContain("gone");
  panel.auth.deleteUser(userId);
  expect(await namesOf("admin")).not.toContain("gone");
});
