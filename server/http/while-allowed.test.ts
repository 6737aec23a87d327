import { expect, test } from "vitest";
import { type Role, rolePermissions } from "#lib/contracts/permissions.ts";
import type { SignedInCall } from "./call.ts";
import { createOpenRequests } from "./open-requests.ts";
import type { Outcome } from "./outcome.ts";
import { whileAllowed } from "./while-allowed.ts";

const callOf = (userId: string, role: Role = "admin"): SignedInCall => ({
  actor: {
    ...{ userId, username: userId, role, sessionId: `of-${userId}`, mustChangePassword: false },
    can: (permission) => rolePermissions[role].has(permission),
  },
  caller: { address: "192.0.2.1", userAgent: "vitest", requestId: "1" },
  signal: new AbortController().signal,
});
const never = () => new Promise<Outcome>(() => undefined);
const answer: Outcome = { body: "{}", cookies: [] };

test.each([
  ["its user", { userId: "ada" }, "unauthenticated"],
  ["its session", { sessionId: "of-ada" }, "unauthenticated"],
  ["its user's role", { userId: "ada", role: "viewer" as const }, "forbidden"],
])("a read that waits for ever is refused when %s is withdrawn, and no other's", async (_, what, code) => {
  const requests = createOpenRequests();
  const read = whileAllowed(requests, callOf("ada"), true, never);
  let answered = false;
  void whileAllowed(requests, callOf("otto"), true, never).finally(() => {
    answered = true;
  });
  expect(requests.count()).toBe(2);
  requests.revoke(what);
  await expect(read).rejects.toMatchObject({ code });
  expect([answered, requests.count()]).toEqual([false, 1]);
});

test("an act is told, and what it comes to is answered: it may be what withdrew its own session", async () => {
  const requests = createOpenRequests();
  const act = whileAllowed(requests, callOf("ada"), false, async ({ signal }) => {
    requests.revoke({ userId: "ada" });
    expect(signal.aborted).toBe(true);
    return answer;
  });
  expect(await act).toBe(answer);
  expect(requests.count()).toBe(0);
});

test("a client that goes away is told to the handler", async () => {
  const gone = new AbortController();
  const requests = createOpenRequests();
  const read = whileAllowed(requests, { ...callOf("ada"), signal: gone.signal }, true, async ({ signal }) => {
    gone.abort();
    expect(signal.aborted).toBe(true);
    return answer;
  });
  expect(await read).toBe(answer);
});
