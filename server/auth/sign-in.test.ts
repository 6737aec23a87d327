import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { rolePermissions } from "#lib/contracts/permissions.ts";
import { selectSessionsOf } from "../db/sessions.ts";
import { passwordHashOf } from "../db/users.ts";
import { caller, cookieOf, createTestAuth, strong, type TestAuth } from "./testing/test-auth.ts";

let panel: TestAuth;
beforeEach(async () => {
  panel = await createTestAuth();
  await panel.setUp();
});
afterEach(() => panel.dispose());

const failing = async (attempt: Promise<unknown>): Promise<unknown> => {
  try {
    await attempt;
  } catch (error) {
    const { code, message, details } = error as { code: string; message: string; details: object };
    return { code, message, details };
  }
  return "succeeded";
};

test("a name is known in any case, and the answer tells the rights", async () => {
  await panel.addUser("Otto", "viewer");
  const { account } = await panel.signIn("OTTO");
  expect(account).toMatchObject({
    username: "otto",
    role: "viewer",
    permissions: [...rolePermissions.viewer],
    expiresAt: panel.clock.now + 7 * 24 * 3600_000,
  });
});

test("an unknown name, an impossible one and a wrong password get the same answer", async () => {
  const unknown = await failing(panel.signIn("nobody"));
  expect(unknown).toMatchObject({ code: "credentials_wrong" });
  expect(await failing(panel.signIn("ada", "wrong password 123"))).toEqual(unknown);
  expect(await failing(panel.signIn("'; drop table user --"))).toEqual(unknown);
});

test("an unknown name takes about as long as a wrong password", async () => {
  const times: Record<string, number[]> = { nobody: [], ada: [] };
  for (let round = 0; round < 5; round++) {
    for (const [username, taken] of Object.entries(times)) {
      const start = performance.now();
      await failing(panel.signIn(username, "wrong password 123"));
      taken.push(performance.now() - start);
    }
  }
  const median = (taken: number[] = []) => taken.sort((a, b) => a - b)[2] ?? 0;
  const ratio = median(times.nobody) / median(times.ada);
  expect(ratio).toBeGreaterThan(1 / 3);
  expect(ratio).toBeLessThan(3);
});

test("guessing one account is stopped, also for the right password, but only from that address", async () => {
  const guesses = Array.from({ length: 12 }, () => failing(panel.signIn("ada", "wrong password 123")));
  const codes = (await Promise.all(guesses)).map((answer) => (answer as { code: string }).code);
  expect(codes.filter((code) => code === "credentials_wrong")).toHaveLength(10);
  expect(codes.filter((code) => code === "rate_limited")).toHaveLength(2);
  expect(await failing(panel.signIn("ADA"))).toMatchObject({
    code: "rate_limited",
    details: { retryAfter: expect.closeTo(600, -2) },
  });
  const elsewhere = { address: "192.0.2.2", userAgent: "" };
  await panel.auth.signIn({ username: "ada", password: strong, caller: elsewhere });
});

test("spraying many accounts from one address is stopped, its IPv6 neighbours included", async () => {
  // The names are impossible ones, so that no hash is computed.
  const attempt = (number: number) => {
    const address = `2001:db8:0:1::${number.toString(16)}`;
    return failing(
      panel.auth.signIn({ username: `a ${number}`, password: "x", caller: { address, userAgent: "" } }),
    );
  };
  const answers = await Promise.all(Array.from({ length: 45 }, (_, number) => attempt(number)));
  const codes = answers.map((answer) => (answer as { code: string }).code);
  expect(codes.filter((code) => code === "credentials_wrong")).toHaveLength(40);
  expect(codes.filter((code) => code === "rate_limited")).toHaveLength(5);
  const otherNetwork = { address: "2001:db8:0:2::1", userAgent: "" };
  await panel.auth.signIn({ username: "ada", password: strong, caller: otherNetwork });
});

test("who signs in often is not limited", { timeout: 60_000 }, async () => {
  for (let time = 0; time < 12; time++) await panel.signIn("ada");
});

test("a disabled account is refused, and its password tells nothing more", async () => {
  const otto = await panel.addUser("otto", "operator");
  panel.auth.setDisabled(otto, true);
  expect(await failing(panel.signIn("otto"))).toMatchObject({ code: "forbidden" });
  expect(await failing(panel.signIn("otto", "wrong password 123"))).toMatchObject({
    code: "credentials_wrong",
  });
  panel.auth.setDisabled(otto, false);
  expect(panel.db.sqlite.prepare(`select count(*) from "session" where "userId" = ?`).pluck().get(otto)).toBe(
    0,
  );
  await panel.signIn("otto");
});

test("signing out ends this session and no other", async () => {
  const [first, second] = [await panel.signIn("ada"), await panel.signIn("ada")];
  const { sessionId } = (await panel.auth.authenticate(cookieOf(first))) ?? {};
  await panel.auth.signOut(cookieOf(first));
  expect(await panel.auth.authenticate(cookieOf(first))).toBeNull();
  expect(await panel.auth.authenticate(cookieOf(second))).not.toBeNull();
  expect(panel.revoked).toEqual([{ sessionId }]);
});

test("signing out fails aloud if the session cannot be ended", async () => {
  const cookie = cookieOf(await panel.signIn("ada"));
  panel.db.sqlite.pragma("query_only = on");
  await expect(panel.auth.signOut(cookie)).rejects.toThrow(/readonly/);
  panel.db.sqlite.pragma("query_only = off");
  expect(await panel.auth.authenticate(cookie)).not.toBeNull();
});

const signedInAda = async () => {
  const cookie = cookieOf(await panel.signIn("ada"));
  return { cookie, userId: (await panel.auth.authenticate(cookie))?.userId };
};

const change = (cookie: string, current: string, next: string) =>
  panel.auth.changePassword({ cookie, current, next, caller });

test("a changed password ends every session and opens a new one", async () => {
  const [here, elsewhere] = [cookieOf(await panel.signIn("ada")), cookieOf(await panel.signIn("ada"))];
  const idOf = async (cookie: string) => (await panel.auth.authenticate(cookie))?.sessionId;
  const [hereId, elsewhereId] = [await idOf(here), await idOf(elsewhere)];
  const signedIn = await change(here, strong, "another horse battery");
  expect(signedIn.account.username).toBe("ada");
  expect(await panel.auth.authenticate(here)).toBeNull();
  expect(await panel.auth.authenticate(elsewhere)).toBeNull();
  expect(await panel.auth.authenticate(cookieOf(signedIn))).not.toBeNull();
  // Not all of the user: their pulls go on, and this session's terminals pass to the one in its place.
  expect(panel.revoked).toContainEqual({ sessionId: elsewhereId });
  expect(panel.revoked).toContainEqual({ sessionId: hereId, successor: await idOf(cookieOf(signedIn)) });
  expect(panel.revoked.filter(({ userId }) => userId !== undefined)).toEqual([]);
  expect(await failing(panel.signIn("ada"))).toMatchObject({ code: "credentials_wrong" });
  await panel.signIn("ada", "another horse battery");
});

describe("what an administrator does while a password is being changed counts, and not the change:", () => {
  const hashNow = () => passwordHashOf(panel.db, "ada");
  /** Resolves in the very turn in which the new password was written, before its session is there. */
  const whenWritten = async (before: string | null): Promise<void> => {
    while (hashNow() === before) await new Promise((resolve) => setImmediate(resolve));
  };

  test("a reset", async () => {
    const { userId = "", cookie } = await signedInAda();
    const changing = failing(change(cookie, strong, "another horse battery"));
    const { oneTimePassword } = await panel.auth.resetPassword(userId);
    expect(await changing).toMatchObject({ code: "unauthenticated" });
    expect((await panel.signIn("ada", oneTimePassword)).account.mustChangePassword).toBe(true);
  });

  test("a sign-out everywhere", async () => {
    const { userId = "", cookie } = await signedInAda();
    const before = hashNow();
    const changing = failing(change(cookie, strong, "another horse battery"));
    panel.auth.signOutUser(userId);
    expect(await changing).toMatchObject({ code: "unauthenticated" });
    expect(hashNow()).toBe(before);
  });

  test("a sign-out everywhere between the new password and its session", async () => {
    const { userId = "", cookie } = await signedInAda();
    const changing = failing(change(cookie, strong, "another horse battery"));
    await whenWritten(hashNow());
    panel.auth.signOutUser(userId);
    expect(await changing).toMatchObject({ code: "unauthenticated" });
    expect(selectSessionsOf(panel.db, userId)).toEqual([]);
  });
});

test("a password is not changed without the current one, nor to a weak one or the same", async () => {
  const cookie = cookieOf(await panel.signIn("ada"));
  expect(await failing(change(cookie, "wrong password 123", "another horse battery"))).toMatchObject({
    code: "credentials_wrong",
  });
  expect(await failing(change(cookie, strong, "password1234"))).toMatchObject({ code: "password_weak" });
  expect(await failing(change(cookie, strong, strong))).toMatchObject({ code: "password_weak" });
  expect(await failing(change("", strong, "another horse battery"))).toMatchObject({
    code: "unauthenticated",
  });
  expect(await panel.auth.authenticate(cookie)).not.toBeNull();
  await panel.signIn("ada");
});

test("a sign-in with the old password that is under way while it is changed opens no session", async () => {
  const cookie = cookieOf(await panel.signIn("ada"));
  const opened: string[] = [];
  let changed = false;
  // More of them than are hashed at once: some have read the old hash and wait while the change comes through.
  const keepSigningIn = async (address: string) => {
    for (let time = 0; !changed; time++) {
      const from = { address: `${address}.${time}`, userAgent: "" };
      const attempt = panel.auth.signIn({ username: "ada", password: strong, caller: from });
      opened.push(await attempt.then(cookieOf, () => ""));
    }
  };
  const racing = [1, 2, 3, 4, 5, 6].map((number) => keepSigningIn(`192.0.2.${number}`));
  await change(cookie, strong, "another horse battery");
  changed = true;
  await Promise.all(racing);
  expect(opened.some((raced) => raced !== "")).toBe(true);
  for (const raced of opened) expect(await panel.auth.authenticate(raced)).toBeNull();
}, 60_000);

test("nor does one that comes between the two steps of the change", async () => {
  const cookie = cookieOf(await panel.signIn("ada"));
  panel.db.sqlite.exec(`
    create temp trigger "race" after insert on main."session" when new."id" <> 'raced' begin
      insert into "session" values ('raced', new."expiresAt", 'raced', new."createdAt", new."updatedAt",
        null, null, new."userId", new."issuedAt", new."usedAt");
    end`);
  await change(cookie, strong, "another horse battery");
  expect(panel.auth.authenticateSession("raced")).toBeNull();
  expect(panel.revoked).toContainEqual({ sessionId: "raced" });
});

test("the event loop turns while passwords are hashed", async () => {
  let turns = 0;
  let counting = setImmediate(function turn() {
    turns += 1;
    counting = setImmediate(turn);
  });
  await Promise.all(Array.from({ length: 4 }, () => failing(panel.signIn("ada", "wrong password 123"))));
  clearImmediate(counting);
  expect(turns).toBeGreaterThan(1000);
});
