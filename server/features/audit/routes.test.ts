import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { AuditAct } from "#lib/contracts/audit.ts";
import { startTestPanel, type TestPanel } from "../../testing/test-panel.ts";

// Panels are started and passwords hashed: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const count = 60_000;
let panel: TestPanel;
beforeAll(async () => {
  panel = await startTestPanel("/nonexistent/quayside-audit.sock");
  fill();
});
afterAll(() => panel.close());

/** A log of some size, written beside the panel. */
const fill = () => {
  const file = new Sqlite(join(panel.dataDir, "quayside.db"), { timeout: 5_000 });
  const insert = file.prepare(
    `insert into "audit" ("at", "actId", "phase", "action", "actor", "target", "address")
     values (?, ?, ?, 'container.start', 'ghost', '=1+1', '192.0.2.1')`,
  );
  file.transaction(() => {
    for (let index = 0; index < count; index += 1) {
      insert.run(index, `act-${index}`, "attempted");
      insert.run(index, `act-${index}`, "succeeded");
    }
  })();
  file.close();
};

test("a page of acts, and the next one, are what a filter lets through", async () => {
  const ask = async (search: string) => {
    const { body } = await panel.request(`/api/audit/acts?${search}`, { as: "admin" });
    return body as { items: AuditAct[]; next: number | null };
  };
  const first = await ask("actor=ghost&outcome=succeeded&limit=50");
  const second = await ask(`actor=ghost&outcome=succeeded&limit=50&before=${first.next}`);
  expect([...first.items, ...second.items].map((act) => act.actId)).toEqual(
    Array.from({ length: 100 }, (_, index) => `act-${count - 1 - index}`),
  );
  const own = await ask("actor=test-admin");
  expect(own.items).toEqual([]);
  expect((await panel.request("/api/audit/acts?outcome=great", { as: "admin" })).status).toBe(400);
});

test("a sign-in stands under who signed in; a name that is nobody's is not kept", async () => {
  const signIn = (username: string, password: string) =>
    panel.request("/api/session", { method: "POST", body: { username, password } });
  const acts = async (search: string) => {
    const { body } = await panel.request(`/api/audit/acts?${search}`, { as: "admin" });
    return (body as { items: AuditAct[] }).items;
  };
  const create = { method: "POST", as: "admin", body: { username: "greta", role: "viewer" } } as const;
  const { body } = await panel.request("/api/users", create);
  const { oneTimePassword } = body as { oneTimePassword: string };
  expect((await signIn("greta", oneTimePassword)).status).toBe(200);
  expect(await acts("actor=greta")).toMatchObject([
    { action: "session.sign-in", actor: "greta", target: "greta", outcome: "succeeded" },
  ]);
  expect(await acts("actor=greta&outcome=failed")).toEqual([]);

  await signIn("Greta", "not her password");
  await panel.request("/api/users/greta", { method: "DELETE", as: "admin" });
  await signIn("greta", oneTimePassword);
  await signIn("hunter2secret", "x");
  expect(
    (await acts("action=session.sign-in&outcome=failed")).map(({ actor, target }) => [actor, target]),
  ).toEqual([
    [null, "unknown user"],
    [null, "greta"],
    [null, "Greta"],
  ]);
  expect(await acts("text=hunter2secret")).toEqual([]);
  expect((await acts("action=user.create"))[0]).toMatchObject({ target: "greta", detail: "role=viewer" });
});

test("an act names its request, as the panel's log does", async () => {
  await panel.request("/api/users/nobody/disable", { method: "POST", as: "admin", body: {} });
  const { body } = await panel.request("/api/audit/acts?action=user.disable", { as: "admin" });
  const { items } = body as { items: AuditAct[] };
  expect(items[0]).toMatchObject({
    actor: "test-admin",
    target: "nobody",
    outcome: "failed",
    outcomeDetail: "not_found",
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
});

test("an export is a file to be kept, as long as the log, with nothing in it that acts", async () => {
  const answer = await panel.request("/api/audit/export?format=csv&actor=ghost", { as: "admin" });
  expect(answer.headers.get("content-type")).toBe("text/csv; charset=utf-8");
  expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="audit-[\d-]{10}\.csv"$/);
  const lines = String(answer.body).trimEnd().split("\r\n");
  expect(lines).toHaveLength(count + 1);
  expect(lines[1]).toContain(",'=1+1,");
  const json = await panel.request("/api/audit/export?actor=ghost&outcome=failed", { as: "admin" });
  expect([json.status, json.body]).toEqual([200, ""]);
});

test("is refused to whoever may not see the log, in JSON like every other refusal", async () => {
  const answer = await panel.request("/api/audit/export", { as: "deployer" });
  expect([answer.status, answer.body]).toMatchObject([403, { error: { code: "forbidden" } }]);
});

test("breaks off when its reader is shut out, and is seen to be broken", async () => {
  const user = await panel.addUser("admin");
  const response = await fetch(`${panel.url}/api/audit/export`, { headers: { cookie: user.cookie } });
  const reader = response.body?.getReader();
  expect((await reader?.read())?.done).toBe(false);
  panel.auth.setDisabled(user.userId, true);
  const rest = async () => {
    while (!(await reader?.read())?.done);
  };
  await expect(rest()).rejects.toThrow();
});
