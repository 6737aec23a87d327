import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startTestPanel, type TestPanel } from "../testing/test-panel.ts";

// Passwords are hashed: on a busy machine that takes its time.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let panel: TestPanel;
beforeAll(async () => {
  panel = await startTestPanel("/nonexistent/quayside-slow-body.sock");
});
afterAll(() => panel.close());

const body = JSON.stringify({ role: "admin" });

/** Sends all of a request but its last byte; resolves when the panel has told that it waits for the body. */
const sendAllButOne = async (path: string, cookie: string): Promise<Socket> => {
  const socket = connect(panel.port, "127.0.0.1");
  const head = [
    `PUT ${path} HTTP/1.1`,
    ...["Host: x", `Origin: ${panel.url}`, `Cookie: ${cookie}`, "Connection: close"],
    ...["Content-Type: application/json", `Content-Length: ${body.length}`, "Expect: 100-continue"],
  ];
  socket.write(`${head.join("\r\n")}\r\n\r\n`);
  const [first] = (await once(socket, "data")) as [Buffer];
  expect(String(first)).toMatch(/^HTTP\/1\.1 100/);
  socket.write(body.slice(0, -1));
  return socket;
};

/** The role of a user, and who was refused to change it, as the panel keeps them. */
const kept = (username: string) => ({
  role: panel.db.sqlite.prepare(`select "role" from "user" where "username" = ?`).pluck().get(username),
  phases: panel.db.sqlite
    .prepare(`select "phase" from "audit" where "action" = 'user.set-role' and "target" = ?`)
    .pluck()
    .all(username),
});

test.each([
  ["is disabled", 401, (id: string) => panel.auth.setDisabled(id, true)],
  ["is an admin no more", 403, (id: string) => panel.auth.setRole(id, "viewer")],
])("who %s before the last byte of an act has come does nothing by it", async (_, status, withdraw) => {
  const mole = await panel.addUser("admin");
  const seen = kept("test-viewer").phases.length;
  const socket = await sendAllButOne("/api/users/test-viewer/role", mole.cookie);
  withdraw(mole.userId);
  socket.write(body.slice(-1));
  const [answer] = (await once(socket, "data")) as [Buffer];
  expect(String(answer).split(" ", 2)[1]).toBe(String(status));
  const { role, phases } = kept("test-viewer");
  expect([role, phases.slice(seen)]).toEqual(["viewer", ["attempted", "refused"]]);
  socket.destroy();
});

test("who keeps the right acts, however late the last byte comes", async () => {
  const socket = await sendAllButOne("/api/users/test-operator/role", panel.cookieOf("admin"));
  socket.write(body.slice(-1));
  const [answer] = (await once(socket, "data")) as [Buffer];
  expect(String(answer)).toMatch(/^HTTP\/1\.1 200/);
  expect(kept("test-operator")).toEqual({ role: "admin", phases: ["attempted", "succeeded"] });
});
