import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { AuditAct } from "#lib/contracts/audit.ts";
import type { UserRow } from "#lib/contracts/users.ts";
import { startTestPanel, type TestPanel, type TestRequest } from "../../testing/test-panel.ts";
import { openTestSocket } from "../../testing/test-socket.ts";

// Panels are started and passwords hashed: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let panel: TestPanel;
beforeAll(async () => {
  panel = await startTestPanel("/nonexistent/quayside-users.sock");
});
afterAll(() => panel.close());

const post = (path: string, body?: unknown, as: TestRequest["as"] = "admin") =>
  panel.request(path, { method: "POST", as, body: body ?? {} });
const put = (path: string, body: unknown) => panel.request(path, { method: "PUT", as: "admin", body });
const rowOf = async (username: string) => {
  const { body } = await panel.request("/api/users", { as: "admin" });
  return (body as UserRow[]).find((row) => row.username === username);
};
const actsOf = async (action: string) => {
  const { body } = await panel.request(`/api/audit/acts?action=${action}`, { as: "admin" });
  return (body as { items: AuditAct[] }).items;
};

/** Signs in as a browser does; resolves to the answer and the cookie to send from then on. */
const signIn = async (username: string, password: string) => {
  const answer = await panel.request("/api/session", { method: "POST", body: { username, password } });
  const cookie = (answer.headers.getSetCookie()[0] ?? "").split(";", 1)[0] as `${string}=${string}`;
  return { ...answer, cookie };
};

const invite = async (username: string, role = "operator") => {
  const { status, body } = await post("/api/users", { username, role });
  expect(status).toBe(200);
  return body as { user: UserRow; oneTimePassword: string };
};

test("a list tells who there is, and when they were here", async () => {
  const before = Date.now() - 60_000;
  expect(await rowOf("test-operator")).toEqual({
    id: expect.any(String),
    username: "test-operator",
    role: "operator",
    disabled: false,
    mustChangePassword: false,
    createdAt: expect.toSatisfy((at: number) => at > before),
    lastSignInAt: expect.toSatisfy((at: number) => at > before),
    openSessions: 1,
  });
});

describe("a user with a one-time password", () => {
  test("may do nothing but change it, over HTTP and over a socket, and then what their role allows", async () => {
    const { user, oneTimePassword } = await invite("newcomer");
    expect(user).toMatchObject({ mustChangePassword: true, lastSignInAt: null, openSessions: 0 });
    const { cookie, body } = await signIn("newcomer", oneTimePassword);
    expect(body).toMatchObject({ mustChangePassword: true });
    const headers = { cookie };
    for (const path of ["/api/environments", "/api/terminals", "/api/account/sessions", "/api/audit"]) {
      const answer = await panel.request(path, { headers });
      expect([answer.status, answer.body]).toMatchObject([403, { error: { code: "password_change_due" } }]);
    }
    const act = await panel.request("/api/account/sessions/end-others", {
      method: "POST",
      headers,
      body: {},
    });
    expect(act.status).toBe(403);
    const socket = await openTestSocket(panel, cookie);
    const { terminals } = (await import("#lib/contracts/index.ts")).channels;
    const opened = await socket.open(terminals.exec, { environment: "local", container: "x" });
    expect(opened.opened).toMatchObject({ ok: false, error: { code: "password_change_due" } });
    socket.close();

    const next = "a few unrelated words";
    const changed = await panel.request("/api/session/password", {
      method: "PUT",
      headers,
      body: { current: oneTimePassword, next },
    });
    expect(changed.body).toMatchObject({ mustChangePassword: false });
    const fresh = await signIn("newcomer", next);
    expect((await panel.request("/api/environments", { headers: { cookie: fresh.cookie } })).status).toBe(
      200,
    );
    expect((await signIn("newcomer", oneTimePassword)).status).toBe(401);
  });

  test("may sign out instead", async () => {
    const { oneTimePassword } = await invite("leaver");
    const { cookie } = await signIn("leaver", oneTimePassword);
    expect((await panel.request("/api/session", { method: "DELETE", headers: { cookie } })).status).toBe(200);
  });

  test("gets another when it is reset, and the former is worth nothing", async () => {
    const { oneTimePassword: first } = await invite("forgetful");
    const { body } = await post("/api/users/forgetful/reset-password");
    const { oneTimePassword } = body as { oneTimePassword: string };
    expect((await signIn("forgetful", first)).status).toBe(401);
    expect((await signIn("forgetful", oneTimePassword)).status).toBe(200);
  });
});

describe("an administrator", () => {
  test("changes roles, disables, enables, signs out and removes; each is told in the log by name", async () => {
    const user = await panel.addUser("viewer");
    const path = `/api/users/${user.username}`;
    const ask = () => panel.request("/api/environments", { headers: { cookie: user.cookie } });
    expect((await put(`${path}/role`, { role: "deployer" })).body).toMatchObject({ role: "deployer" });
    expect((await ask()).status).toBe(200);
    expect((await post(`${path}/sign-out`)).body).toEqual({ ended: 1 });
    expect((await ask()).status).toBe(401);
    expect((await post(`${path}/disable`)).body).toMatchObject({ disabled: true });
    expect((await post(`${path}/enable`)).body).toMatchObject({ disabled: false });
    expect((await panel.request(path, { method: "DELETE", as: "admin" })).status).toBe(200);
    expect(await rowOf(user.username)).toBeUndefined();
    const words = (await actsOf("user")).filter((act) => act.target === user.username);
    expect(words.map((act) => [act.action, act.actor, act.outcome])).toEqual(
      ["remove", "enable", "disable", "sign-out", "set-role"].map((verb) => [
        `user.${verb}`,
        "test-admin",
        "succeeded",
      ]),
    );
    const again = await post("/api/users", { username: user.username, role: "viewer" });
    expect([again.status, again.body]).toMatchObject([409, { error: { code: "conflict" } }]);
  });

  test.each([
    ["their own role", "PUT", "/role", { role: "viewer" }],
    ["themself", "POST", "/disable", {}],
    ["their own password", "POST", "/reset-password", {}],
    ["their own account", "DELETE", "", undefined],
  ])(
    "cannot take away %s by a slip, in whatever case they write their name",
    async (_, method, verb, body) => {
      const { username } = await panel.addUser("admin"); // So that the reason is not that they are the last.
      const answer = await panel.request(`/api/users/Test-Admin${verb}`, { method, as: "admin", body });
      expect([answer.status, answer.body]).toMatchObject([409, { error: { code: "own_account" } }]);
      await panel.request(`/api/users/${username}`, { method: "DELETE", as: "admin" });
    },
  );

  test.each(["viewer", "operator", "deployer"] as const)("is not a %s", async (role) => {
    expect((await panel.request("/api/users", { as: role })).status).toBe(403);
    expect((await post("/api/users", { username: "mole", role: "admin" }, role)).status).toBe(403);
    expect(await rowOf("mole")).toBeUndefined();
  });
});

test.each([["a/b"], ["..%2f"], ["%00"], ["-flag"], ["x".repeat(100)], ["%F0%9F%90%B3"], ["__proto__"]])(
  "the name %s is refused before anybody is looked for",
  async (name) => {
    const answer = await post(`/api/users/${name}/disable`);
    expect([400, 404]).toContain(answer.status);
  },
);

test("of two administrators who demote and remove each other at once, one stays", async () => {
  const own = await startTestPanel("/nonexistent/quayside-users.sock");
  try {
    for (let round = 0; round < 5; round += 1) {
      const other = await own.addUser("admin");
      const [mine, theirs] = await Promise.all([
        own.request(`/api/users/${other.username}/role`, {
          method: "PUT",
          as: "admin",
          body: { role: "viewer" },
        }),
        own.request("/api/users/test-admin", { method: "DELETE", headers: { cookie: other.cookie } }),
      ]);
      expect([mine.status, theirs.status].filter((status) => status === 200)).toHaveLength(1);
      if (theirs.status === 200) return;
      expect([403, 409]).toContain(theirs.status);
    }
  } finally {
    await own.close();
  }
});

test("the last administrator who can sign in is kept, whoever asks", async () => {
  const own = await startTestPanel("/nonexistent/quayside-users.sock");
  try {
    const disabled = await own.addUser("admin");
    own.auth.setDisabled(disabled.userId, true);
    const { body } = await own.request("/api/users", { as: "admin" });
    const { id } = (body as UserRow[]).find((row) => row.username === "test-admin") as UserRow;
    for (const lose of [
      () => own.auth.setRole(id, "viewer"),
      () => own.auth.setDisabled(id, true),
      () => own.auth.deleteUser(id),
    ]) {
      expect(lose).toThrow(expect.objectContaining({ code: "last_admin" }));
    }
  } finally {
    await own.close();
  }
});
