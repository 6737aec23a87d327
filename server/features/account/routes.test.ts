import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { OwnSession } from "#lib/contracts/account.ts";
import { startTestPanel, type TestPanel } from "../../testing/test-panel.ts";
import { openTestSocket } from "../../testing/test-socket.ts";

// Panels are started and passwords hashed: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const password = "correct horse battery";
let panel: TestPanel;
beforeAll(async () => {
  panel = await startTestPanel("/nonexistent/quayside-account.sock");
});
afterAll(() => panel.close());

const browser = async (username: string, userAgent: string): Promise<`${string}=${string}`> => {
  const caller = { address: "192.0.2.7", userAgent };
  const { cookies } = await panel.auth.signIn({ username, password, caller });
  return (cookies[0] ?? "").split(";", 1)[0] as `${string}=${string}`;
};
const sessions = async (cookie: string): Promise<OwnSession[]> => {
  const { body } = await panel.request("/api/account/sessions", { headers: { cookie } });
  return body as OwnSession[];
};

test("one sees one's own sessions alone, with the one in use marked", async () => {
  const { username, cookie } = await panel.addUser("viewer");
  const phone = await browser(username, "Firefox on a phone");
  const seen = await sessions(phone);
  expect(seen.map(({ userAgent, current }) => [userAgent, current]).toSorted()).toEqual([
    ["Firefox on a phone", true],
    ["test", false],
  ]);
  expect((await sessions(cookie)).filter((one) => one.current)).toMatchObject([{ userAgent: "test" }]);
});

test("a session that is ended elsewhere is out at once, its socket too; no other's can be ended", async () => {
  const { username, cookie } = await panel.addUser("viewer");
  const phone = await browser(username, "phone");
  const socket = await openTestSocket(panel, phone);
  const { id = "" } = (await sessions(cookie)).find((one) => !one.current) ?? {};
  const end = (as: string) =>
    panel.request(`/api/account/sessions/${id}`, { method: "DELETE", headers: { cookie: as } });
  expect((await end(panel.cookieOf("admin"))).status).toBe(404);
  expect((await end(cookie)).status).toBe(200);
  await socket.disconnected();
  expect((await panel.request("/api/environments", { headers: { cookie: phone } })).status).toBe(401);
  expect((await sessions(cookie)).map((one) => one.current)).toEqual([true]);
});

test("all others end together, and this one goes on", async () => {
  const { username, cookie } = await panel.addUser("viewer");
  const others = await Promise.all(["one", "two"].map((name) => browser(username, name)));
  const { body } = await panel.request("/api/account/sessions/end-others", {
    method: "POST",
    headers: { cookie },
    body: {},
  });
  expect(body).toEqual({ ended: 2 });
  for (const other of others) {
    expect((await panel.request("/api/environments", { headers: { cookie: other } })).status).toBe(401);
  }
  expect(await sessions(cookie)).toHaveLength(1);
});
