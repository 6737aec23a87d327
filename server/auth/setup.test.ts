import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { caller, cookieOf, createTestAuth, strong, type TestAuth } from "./testing/test-auth.ts";

let panel: TestAuth;
beforeEach(async () => {
  panel = await createTestAuth();
});
afterEach(() => panel.dispose());

const setup = (token: string, username = "ada", password = strong) =>
  panel.auth.setup({ token, username, password, caller });

test("a fresh panel waits for its first administrator and knows nobody", async () => {
  expect(panel.auth.setupNeeded()).toBe(true);
  expect(panel.auth.setupToken()).toMatch(/^[0-9a-f]{32}$/);
  await expect(panel.signIn("admin", "admin")).rejects.toMatchObject({ code: "credentials_wrong" });
});

test("the token makes an administrator, signed in, and closes the window", async () => {
  const token = panel.auth.setupToken() ?? "";
  const signedIn = await setup(token, "Ada");
  expect(signedIn.account).toMatchObject({ username: "ada", role: "admin" });
  expect(await panel.auth.authenticate(cookieOf(signedIn))).toMatchObject({ username: "ada", role: "admin" });
  expect(panel.auth.setupNeeded()).toBe(false);
  expect(panel.auth.setupToken()).toBeNull();
  await expect(setup(token, "eve")).rejects.toMatchObject({ code: "setup_closed" });
  await panel.restart();
  expect(panel.auth.setupToken()).toBeNull();
  await expect(setup(token, "eve")).rejects.toMatchObject({ code: "setup_closed" });
});

test("a wrong token makes nobody, and guessing is limited", async () => {
  for (let attempt = 0; attempt < 10; attempt++) {
    await expect(setup("0".repeat(32))).rejects.toMatchObject({ code: "credentials_wrong" });
  }
  await expect(setup("0".repeat(32))).rejects.toMatchObject({ code: "rate_limited" });
  expect(panel.auth.setupNeeded()).toBe(true);
});

test("each start prints another token", async () => {
  const before = panel.auth.setupToken() ?? "";
  await panel.restart();
  expect(panel.auth.setupToken()).not.toBe(before);
  await expect(setup(before)).rejects.toMatchObject({ code: "credentials_wrong" });
});

test("of two at once, one becomes administrator", async () => {
  const token = panel.auth.setupToken() ?? "";
  const outcomes = await Promise.allSettled([setup(token, "ada"), setup(token, "eve")]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  const refused = outcomes.find((outcome) => outcome.status === "rejected");
  expect(refused?.reason).toMatchObject({ code: "setup_closed" });
});

test("a weak password or an impossible name leaves the window open", async () => {
  const token = panel.auth.setupToken() ?? "";
  await expect(setup(token, "ada", "password1234")).rejects.toMatchObject({ code: "password_weak" });
  await expect(setup(token, "a b")).rejects.toMatchObject({ code: "invalid_input" });
  await setup(token);
});

test("an unattended installation gets its administrator from a file, once", async () => {
  const passwordFile = join(panel.dataDir, "password");
  writeFileSync(passwordFile, `${strong}\n`);
  expect(await panel.auth.ensureAdmin({ username: "root", passwordFile })).toBe(true);
  expect((await panel.signIn("root")).account.role).toBe("admin");
  writeFileSync(passwordFile, "another password 123");
  expect(await panel.auth.ensureAdmin({ username: "other", passwordFile })).toBe(false);
  await expect(panel.signIn("root", "another password 123")).rejects.toMatchObject({
    code: "credentials_wrong",
  });
  expect(panel.auth.setupToken()).toBeNull();
});

test("what is wrong with that file is said without saying what is in it", async () => {
  const passwordFile = join(panel.dataDir, "weak");
  writeFileSync(passwordFile, "hunter2");
  await expect(panel.auth.ensureAdmin({ username: "root", passwordFile })).rejects.toThrow(
    /^The administrator root could not be created: .*at least 12 characters$/,
  );
  await expect(panel.auth.ensureAdmin({ username: "root", passwordFile: "/none" })).rejects.toThrow(
    /ADMIN_PASSWORD_FILE \/none cannot be read/,
  );
  expect(panel.auth.setupNeeded()).toBe(true);
});

test("neither passwords nor tokens lie in the data directory in plain text, nor in the log", async () => {
  const token = panel.auth.setupToken() ?? "";
  const signedIn = await setup(token, "ada", "canary-of-the-first-admin");
  await panel.auth.changePassword({
    cookie: cookieOf(signedIn),
    current: "canary-of-the-first-admin",
    next: "canary-of-the-next-password",
    caller,
  });
  await expect(panel.signIn("ada", "canary-of-a-wrong-guess")).rejects.toMatchObject({
    code: "credentials_wrong",
  });
  const kept = readdirSync(panel.dataDir).map((name) => readFileSync(join(panel.dataDir, name), "latin1"));
  expect(kept.join("")).toContain("ada");
  for (const text of [...kept, ...panel.logged]) {
    expect(text).not.toContain("canary");
    expect(text).not.toContain(token);
  }
});
