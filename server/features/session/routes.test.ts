import { afterEach, beforeEach, expect, test } from "vitest";
import type { session } from "#lib/contracts/session.ts";
import { createTestAuth, strong, type TestAuth } from "../../auth/testing/test-auth.ts";
import { createSessionRoutes } from "./routes.ts";

let panel: TestAuth;
beforeEach(async () => {
  panel = await createTestAuth();
});
afterEach(() => panel.dispose());

/** Runs a handler as the pipeline does: input parsed before, output parsed after. */
const call = async (name: keyof typeof session, input: unknown, cookie = "") => {
  const route = createSessionRoutes(panel).find((candidate) => candidate.name === name);
  if (!route) throw new Error(`no route ${name}`);
  const cookies: string[] = [];
  const output = await route.handler({
    actor: null,
    caller: { address: "192.0.2.1", userAgent: "vitest", requestId: "1" },
    signal: new AbortController().signal,
    input: route.contract.input.parse(input),
    answer: {
      setCookie: (value) => void cookies.push(value),
      goesOn: () => {
        throw new Error("no act of a session goes on");
      },
      note: () => {},
      by: () => {},
    },
    cookie,
  });
  return { output: route.contract.output.parse(output), cookie: (cookies[0] ?? "").split(";")[0] ?? "" };
};

test("from the first visit to the last", async () => {
  expect((await call("status", {})).output).toEqual({ setupNeeded: true, account: null });
  const token = panel.auth.setupToken();
  const first = await call("setup", { token, username: "ada", password: strong });
  expect((await call("status", {}, first.cookie)).output).toMatchObject({
    setupNeeded: false,
    account: { username: "ada", role: "admin" },
  });
  const signedIn = await call("signIn", { username: "ada", password: strong });
  const next = "another horse battery";
  const changed = await call("changePassword", { current: strong, next }, signedIn.cookie);
  expect((await call("status", {}, first.cookie)).output).toEqual({ setupNeeded: false, account: null });
  const signedOut = await call("signOut", {}, changed.cookie);
  expect(signedOut.cookie).toBe(`${panel.auth.cookieName}=`);
  expect((await call("status", {}, changed.cookie)).output).toEqual({ setupNeeded: false, account: null });
});
