import { getMigrations } from "better-auth/db/migration";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readConfig } from "../config.ts";
import { createLibrary } from "./library.ts";
import { createPasswordGate } from "./password-gate.ts";
import { createTestAuth, type TestAuth } from "./testing/test-auth.ts";

let panel: TestAuth;
beforeEach(async () => {
  panel = await createTestAuth();
});
afterEach(() => panel.dispose());

const library = (gate = createPasswordGate()) =>
  createLibrary({
    db: panel.db,
    config: readConfig({}),
    log: { info: () => {}, warn: () => {}, error: () => {} },
    clock: Date.now,
    secret: "an-installation-secret-of-this-test-alone",
    cookieName: "quayside-test",
    gate,
  });

test("our migrations make the very tables that the library wants", async () => {
  const { toBeCreated, toBeAdded } = await getMigrations(library().options);
  expect(toBeCreated).toEqual([]);
  expect(toBeAdded).toEqual([]);
});

test("nobody can sign themselves up, not even through the library", async () => {
  const body = { name: "eve", email: "eve@example.org", password: "correct horse battery", username: "eve" };
  await expect(library().api.signUpEmail({ body })).rejects.toMatchObject({ status: "BAD_REQUEST" });
  expect(panel.auth.setupNeeded()).toBe(true);
});

test("no environment variable takes the secret's place", async () => {
  process.env.BETTER_AUTH_SECRETS = "7:a-secret-from-the-environment-of-32-letters";
  try {
    expect((await library().$context).secret).toBe("an-installation-secret-of-this-test-alone");
  } finally {
    delete process.env.BETTER_AUTH_SECRETS;
  }
});

test("what the password gate throws comes through as it is", async () => {
  const gate = createPasswordGate({ atOnce: 0, mayWait: 0 });
  const attempt = library(gate).api.signInUsername({ body: { username: "nobody", password: "x" } });
  await expect(attempt).rejects.toMatchObject({ code: "rate_limited" });
});
