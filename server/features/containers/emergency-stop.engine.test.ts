import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { engineCall, makeContainer, removeContainer } from "../../testing/engine-api.ts";
import { startTestPanel, type TestPanel } from "../../testing/test-panel.ts";

let panel: TestPanel;
const made: string[] = [];
beforeAll(async () => {
  panel = await startTestPanel(process.env.QUAYSIDE_TEST_ENGINE as string);
});
afterEach(() => Promise.all(made.splice(0).map(removeContainer)));
afterAll(() => panel.close());

const running = async (): Promise<string> => {
  const id = await makeContainer(`emergency-${randomUUID().slice(0, 8)}`, { start: true });
  made.push(id);
  return id;
};
const base = "/api/environments/local/containers";
const act = (id: string, verb: string, body: object = {}) =>
  panel.request(`${base}/${id}/${verb}`, { method: "POST", as: "operator", body });
const isRunning = async (id: string): Promise<boolean> => {
  const { body } = await engineCall("GET", `/containers/${id}/json`);
  return (body as { State: { Running: boolean } }).State.Running;
};
const auditOf = (id: string) =>
  panel.db.sqlite
    .prepare(`select "action", "phase", "actor" from "audit" where "target" = ? order by "id"`)
    .all(id);

/** A file system without a free byte is to SQLite a database that may have no more pages than it has. */
const faults = [
  ["read-only", "query_only = on", "query_only = off"],
  ["full", "max_page_count = 1", "max_page_count = 1000000"],
] as const;

describe.each(faults)("with a database that is %s", (_, breaks, mends) => {
  /** A full database still has room on the pages that it has: it is filled to the last one first. */
  const breakDatabase = () => {
    panel.db.sqlite.pragma(breaks);
    const insert = panel.db.sqlite.prepare(
      `insert into "audit" ("at", "actId", "phase", "action", "address") values (0, ?, 'attempted', 'test.fill', '')`,
    );
    expect(() => {
      while (true) insert.run(randomUUID());
    }).toThrow();
  };
  const mend = () => void panel.db.sqlite.pragma(mends);

  test("stop and kill work and are written later; all other acts are refused with the reason; reading works", async () => {
    const [stopped, killed, other] = [await running(), await running(), await running()];
    breakDatabase();
    try {
      expect((await act(stopped, "stop", { timeout: 0 })).status).toBe(200);
      expect((await act(killed, "kill")).status).toBe(200);
      expect([await isRunning(stopped), await isRunning(killed)]).toEqual([false, false]);
      for (const [verb, body] of [
        ["restart", {}],
        ["pause", {}],
        ["kill", { signal: "SIGUSR1" }],
      ] as const) {
        const refused = await act(other, verb, body);
        expect(refused.status).toBe(503);
        expect(refused.body).toMatchObject({
          error: { code: "audit_unavailable", reason: expect.stringMatching(/readonly|full/) },
        });
      }
      expect(await isRunning(other)).toBe(true);
      expect((await panel.request(base, { as: "viewer" })).status).toBe(200);
    } finally {
      mend();
    }
    expect((await act(other, "stop", { timeout: 0 })).status).toBe(200);
    for (const [id, action] of [
      [stopped, "container.stop"],
      [killed, "container.kill"],
      [other, "container.stop"],
    ] as const) {
      expect(auditOf(id)).toEqual([
        { action, phase: "attempted", actor: "test-operator" },
        { action, phase: "succeeded", actor: "test-operator" },
      ]);
    }
  });
});
