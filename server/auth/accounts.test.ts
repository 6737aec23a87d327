import { afterEach, beforeEach, expect, test } from "vitest";
import { cookieOf, createTestAuth, strong, type TestAuth } from "./testing/test-auth.ts";

let panel: TestAuth;
let ada: string;
beforeEach(async () => {
  panel = await createTestAuth();
  ada = (await panel.setUp()).account.id;
});
afterEach(() => panel.dispose());

const lastAdmin = expect.objectContaining({ code: "conflict" });

test("a role counts from the next look, and listeners hear of it", async () => {
  const otto = await panel.addUser("otto", "viewer");
  const cookie = cookieOf(await panel.signIn("otto"));
  panel.auth.setRole(otto, "operator");
  expect(await panel.auth.authenticate(cookie)).toMatchObject({ role: "operator" });
  expect(panel.revoked).toEqual([{ userId: otto }]);
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
  expect(heard).toEqual([{ userId: otto }]);
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
