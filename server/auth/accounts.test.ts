import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { caller, cookieOf, createTestAuth, strong, type TestAuth } from "./testing/test-auth.ts";

// Panels are started and passwords hashed: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let panel: TestAuth;
let ada: string;
beforeEach(async () => {
  panel = await createTestAuth();
  ada = (await panel.setUp()).account.id;
});
afterEach(() => panel.dispose());

const lastAdmin = expect.objectContaining({ code: "last_admin" });

test("a role counts from the next look, and listeners hear of it", async () => {
  const otto = await panel.addUser("otto", "viewer");
  const cookie = cookieOf(await panel.signIn("otto"));
  panel.auth.setRole(otto, "operator");
  expect(await panel.auth.authenticate(cookie)).toMatchObject({ role: "operator" });
  expect(panel.revoked).toEqual([{ userId: otto, role: "operator" }]);
});

test("disabling ends what is open, for good", async () => {
  const otto = await panel.addUser("otto", "viewer");
  const cookie = cookieOf(await panel.signIn("otto"));
  const { sessionId = "" } = (await panel.auth.authenticate(cookie)) ?? {};
  panel.auth.setDisabled(otto, true);
  expect(await panel.auth.authenticate(cookie)).toBeNull();
  expect(panel.auth.authenticateSession(sessionId)).toBeNull();
  expect(panel.revoked).toEqual([{ userId: otto }]);
  panel.auth.setDisabled(otto, false);
  expect(await panel.auth.authenticate(cookie)).toBeNull();
});

test("deleting a user takes sessions and credential along", async () => {
  const otto = await panel.addUser("otto", "viewer");
  const cookie = cookieOf(await panel.signIn("otto"));
  panel.auth.deleteUser(otto);
  expect(await panel.auth.authenticate(cookie)).toBeNull();
  for (const table of ["session", "account"]) {
    const left = panel.db.sqlite
      .prepare(`select count(*) from "${table}" where "userId" = ?`)
      .pluck()
      .get(otto);
    expect(left).toBe(0);
  }
  await expect(panel.signIn("otto")).rejects.toMatchObject({ code: "credentials_wrong" });
  expect(() => panel.auth.deleteUser(otto)).toThrow(expect.objectContaining({ code: "not_found" }));
});

test("the last administrator who can sign in cannot be lost", async () => {
  const disabled = await panel.addUser("eve", "admin");
  panel.auth.setDisabled(disabled, true);
  expect(() => panel.auth.setRole(ada, "deployer")).toThrow(lastAdmin);
  expect(() => panel.auth.setDisabled(ada, true)).toThrow(lastAdmin);
  expect(() => panel.auth.deleteUser(ada)).toThrow(lastAdmin);
  expect((await panel.signIn("ada")).account.role).toBe("admin");
});

test("of two administrators who remove each other at once, one stays", async () => {
  const eve = await panel.addUser("eve", "admin");
  const both = await Promise.allSettled([
    Promise.resolve().then(() => panel.auth.setRole(eve, "viewer")),
    Promise.resolve().then(() => panel.auth.setDisabled(ada, true)),
  ]);
  expect(both.map(({ status }) => status)).toEqual(["fulfilled", "rejected"]);
  expect((await panel.signIn("ada")).account.role).toBe("admin");
});

test("a name is given once, in whatever case, also to two at once", async () => {
  const outcomes = await Promise.allSettled([
    panel.addUser("otto", "viewer"),
    panel.addUser("OTTO", "admin"),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(panel.addUser("Ada", "viewer")).rejects.toMatchObject({ code: "conflict" });
});

test.each(["short", "aaaaaaaaaaaaaaa", "otto-otto-otto!", "password12345", "Qwerty-123456-x"])(
  "%j is too weak a password",
  async (password) => {
    await expect(panel.auth.createUser({ username: "otto", password, role: "viewer" })).rejects.toMatchObject(
      {
        code: "password_weak",
      },
    );
  },
);

test("a role that does not exist is refused by the database itself", () => {
  const promote = () => panel.db.sqlite.exec(`update "user" set "role" = 'root'`);
  expect(promote).toThrow(/CHECK constraint/);
});

test("a failing listener keeps no other from hearing", async () => {
  const otto = await panel.addUser("otto", "viewer");
  const heard: unknown[] = [];
  panel.auth.onRevoked(() => {
    throw new Error("broken");
  });
  const stop = panel.auth.onRevoked((what) => heard.push(what));
  panel.auth.setRole(otto, "deployer");
  stop();
  panel.auth.setRole(otto, "viewer");
  expect(heard).toEqual([{ userId: otto, role: "deployer" }]);
  expect(panel.logged.join()).toContain("a revocation was not carried out everywhere");
});

test("two fresh installations have nothing in common", async () => {
  const other = await createTestAuth();
  await other.setUp();
  const hash = (db: TestAuth["db"]) => db.sqlite.prepare(`select "password" from "account"`).pluck().get();
  expect(hash(panel.db)).not.toBe(hash(other.db));
  expect((await other.signIn("ada", strong)).account.id).not.toBe(ada);
  other.dispose();
});

describe("a one-time password", () => {
  test("lets its owner in to choose their own, and then is none any more", async () => {
    const { oneTimePassword } = await panel.auth.inviteUser({ username: "otto", role: "operator" });
    expect(oneTimePassword).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
    const first = await panel.signIn("otto", oneTimePassword);
    expect(first.account.mustChangePassword).toBe(true);
    const change = { cookie: cookieOf(first), current: oneTimePassword, next: strong, caller };
    expect((await panel.auth.changePassword(change)).account.mustChangePassword).toBe(false);
    expect((await panel.signIn("otto")).account.mustChangePassword).toBe(false);
    await expect(panel.signIn("otto", oneTimePassword)).rejects.toMatchObject({ code: "credentials_wrong" });
  });

  test("cannot be chosen again as one's own", async () => {
    const { oneTimePassword } = await panel.auth.inviteUser({ username: "otto", role: "viewer" });
    const cookie = cookieOf(await panel.signIn("otto", oneTimePassword));
    const change = { cookie, current: oneTimePassword, next: oneTimePassword, caller };
    await expect(panel.auth.changePassword(change)).rejects.toMatchObject({ code: "password_weak" });
    expect(await panel.auth.authenticate(cookie)).toMatchObject({ mustChangePassword: true });
  });

  test("given by a reset takes the place of the former one and ends what is open", async () => {
    const otto = await panel.addUser("otto", "viewer");
    const cookie = cookieOf(await panel.signIn("otto"));
    const { oneTimePassword } = await panel.auth.resetPassword(otto);
    expect(await panel.auth.authenticate(cookie)).toBeNull();
    expect(panel.revoked).toEqual([{ userId: otto }]);
    await expect(panel.signIn("otto")).rejects.toMatchObject({ code: "credentials_wrong" });
    expect((await panel.signIn("otto", oneTimePassword)).account.mustChangePassword).toBe(true);
  });

  test("is no other's", async () => {
    const made = await Promise.all(
      ["eve", "otto"].map((username) => panel.auth.inviteUser({ username, role: "viewer" })),
    );
    expect(new Set(made.map((one) => one.oneTimePassword)).size).toBe(2);
  });

  test("is not made for whoever lost the right to ask for it meanwhile", async () => {
    const gone = AbortSignal.abort();
    const otto = await panel.addUser("otto", "viewer");
    const refused = { code: "cancelled" };
    await expect(panel.auth.resetPassword(otto, gone)).rejects.toMatchObject(refused);
    const eve = { username: "eve", role: "admin" } as const;
    await expect(panel.auth.inviteUser(eve, gone)).rejects.toMatchObject(refused);
    expect((await panel.signIn("otto")).account.mustChangePassword).toBe(false);
    await expect(panel.signIn("eve")).rejects.toMatchObject({ code: "credentials_wrong" });
  });
});

test("the name of somebody who was removed is given to nobody again", async () => {
  const otto = await panel.addUser("otto", "viewer");
  panel.auth.deleteUser(otto);
  await expect(panel.addUser("Otto", "viewer")).rejects.toMatchObject({ code: "conflict" });
});

test("a user who is signed out everywhere may sign in again", async () => {
  const otto = await panel.addUser("otto", "viewer");
  const cookies = [cookieOf(await panel.signIn("otto")), cookieOf(await panel.signIn("otto"))];
  expect(panel.auth.signOutUser(otto)).toBe(2);
  for (const cookie of cookies) expect(await panel.auth.authenticate(cookie)).toBeNull();
  expect(panel.revoked).toEqual([{ userId: otto }]);
  await panel.signIn("otto");
});

describe("one's own sessions", () => {
  test("say from where and by what they were opened, and when they were used", async () => {
    panel.clock.now += 5_000;
    const { account } = await panel.auth.signIn({
      username: "ada",
      password: strong,
      caller: { address: "2001:db8:1:2:3:4:5:6", userAgent: "Firefox" },
    });
    const [latest, first] = panel.auth.sessionsOf(account.id);
    expect(latest).toMatchObject({
      address: "2001:db8:1:2:3:4:5:6",
      userAgent: "Firefox",
      createdAt: panel.clock.now,
      usedAt: panel.clock.now,
    });
    expect(first).toMatchObject({ address: "192.0.2.1", userAgent: "vitest" });
    expect(Object.keys(latest ?? {})).not.toContain("token");
  });

  test("are ended one by one, and all but one; another's is not there", async () => {
    const otto = await panel.addUser("otto", "viewer");
    const here = cookieOf(await panel.signIn("otto"));
    const there = cookieOf(await panel.signIn("otto"));
    await panel.signIn("otto");
    const idOf = async (cookie: string) => (await panel.auth.authenticate(cookie))?.sessionId ?? "";
    const [hereId, thereId] = [await idOf(here), await idOf(there)];
    expect(() => panel.auth.endSessionOf(ada, thereId)).toThrow(
      expect.objectContaining({ code: "not_found" }),
    );
    panel.auth.endSessionOf(otto, thereId);
    expect(await panel.auth.authenticate(there)).toBeNull();
    expect(panel.revoked).toEqual([{ sessionId: thereId }]);
    expect(panel.auth.endOtherSessionsOf(otto, hereId)).toBe(1);
    expect(panel.auth.sessionsOf(otto).map(({ id }) => id)).toEqual([hereId]);
    expect(panel.auth.sessionsOf(ada)).toHaveLength(1);
  });
});
