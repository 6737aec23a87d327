import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Channel } from "#lib/contracts/contract.ts";
import { can, type Permission, roles } from "#lib/contracts/permissions.ts";
import { allChannels, inputOf } from "../testing/contract-samples.ts";
import { hostileStrings } from "../testing/hostile-input.ts";
import { startTestPanel, type TestPanel } from "../testing/test-panel.ts";
import { openTestSocket } from "../testing/test-socket.ts";

/** Many requests, on machines that have other things to do. */
const patience = 60_000;

let panel: TestPanel;
beforeAll(async () => {
  panel = await startTestPanel(
    "/nonexistent/quayside-test.sock",
    {},
    { userLimits: { count: () => undefined } },
  );
}, patience);
afterAll(() => panel.close());

type TestUser = Awaited<ReturnType<TestPanel["addUser"]>>;
type Row = { action: string; phase: string; actor: string | null };
const auditedSince = (id: number): Row[] =>
  panel.db.sqlite
    .prepare(`select "action", "phase", "actor" from "audit" where "id" > ? order by "id"`)
    .all(id) as Row[];
const lastAuditId = (): number =>
  (panel.db.sqlite.prepare(`select coalesce(max("id"), 0) as "id" from "audit"`).get() as { id: number }).id;

/** Opens a channel, and the socket for it, and tells how that went. */
const open = async (who: Parameters<typeof openTestSocket>[1], contract: Channel, input: object) => {
  const socket = await openTestSocket(panel, who);
  const channel = await socket.open(contract, input as never);
  return { ...channel, channel, socket, [Symbol.dispose]: socket.close };
};

const textInputs = (contract: Channel): string[] =>
  Object.keys(contract.input.shape).filter((name) => typeof inputOf(contract)[name] === "string");

describe.each(allChannels)("$name", { timeout: patience }, ({ contract }) => {
  test("is closed to who is not signed in", async () => {
    await expect(open(null, contract, inputOf(contract))).rejects.toThrow();
  });

  test.each([
    ["is signed out", (user: TestUser) => panel.auth.signOut(user.cookie)],
    ["is disabled", async (user: TestUser) => panel.auth.setDisabled(user.userId, true)],
  ])("ends at once when who has it open %s", async (_, withdraw) => {
    const user = await panel.addUser("admin");
    const socket = await openTestSocket(panel, user.cookie);
    const channel = await socket.open(contract, inputOf(contract) as never);
    // Acts and what names an object are refused here, without an engine: their ends are in the engine's tests.
    const opens = !contract.audit && contract.target === undefined;
    expect(channel.opened.ok).toBe(opens);
    await withdraw(user);
    await socket.disconnected();
    expect(channel.closed).toEqual(opens ? { by: "revoked", error: null } : null);
    await expect(openTestSocket(panel, user.cookie)).rejects.toThrow();
  });

  const without = roles.filter((role) => !can(role, contract.access as Permission));
  test.each(without)(
    "is closed to a %s, who gets nothing of it, and the refusal of an act is audited",
    async (role) => {
      const before = lastAuditId();
      using refused = await open(role, contract, inputOf(contract));
      expect(refused.opened).toMatchObject({ ok: false, error: { code: "forbidden" } });
      expect(refused.channel.messages).toEqual([]);
      const row = { action: contract.audit, actor: `test-${role}` };
      expect(auditedSince(before)).toEqual(
        contract.audit
          ? [
              { ...row, phase: "attempted" },
              { ...row, phase: "refused" },
            ]
          : [],
      );
    },
  );

  test("refuses an input that it does not know, or that is none", async () => {
    for (const input of [{ ...inputOf(contract), __unknown: 1 }, [], null, "x", { __proto__: null }]) {
      using refused = await open("admin", contract, input as object);
      expect(refused.opened).toMatchObject({ ok: false, error: { code: "invalid_input" } });
      expect(refused.channel.messages).toEqual([]);
    }
  });

  test.each(textInputs(contract))(
    "refuses what is hostile in place of %s, and what is not there",
    async (name) => {
      using socket = { ...(await openTestSocket(panel, "admin")), [Symbol.dispose]: () => socket.close() };
      for (const text of [...hostileStrings, "elsewhere", "no_such_terminal_1111"]) {
        const refused = await socket.open(contract, { ...inputOf(contract), [name]: text } as never);
        expect(refused.opened, text).toMatchObject({
          ok: false,
          // A name that fits is looked for, and the engine that would know it is not there.
          error: { code: expect.stringMatching(/^(invalid_input|not_found|engine_unreachable)$/) },
        });
        expect(refused.messages).toEqual([]);
      }
    },
  );

  if (contract.audit) {
    test("leaves a row before its opening and one after it", async () => {
      const before = lastAuditId();
      using opened = await open("admin", contract, inputOf(contract));
      const rows = auditedSince(before);
      expect(opened.opened.ok).toBe(false);
      expect(rows).toEqual([
        { action: contract.audit, phase: "attempted", actor: "test-admin" },
        { action: contract.audit, phase: "failed", actor: "test-admin" },
      ]);
    });
  } else {
    test("leaves no row, for it changes nothing", async () => {
      const before = lastAuditId();
      using opened = await open("admin", contract, inputOf(contract));
      // One that names an object is refused here: its engine is not there.
      expect(opened.opened.ok).toBe(contract.target === undefined);
      expect(auditedSince(before)).toEqual([]);
    });
  }
});
