import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { channels } from "#lib/contracts/index.ts";
import type { Role } from "#lib/contracts/permissions.ts";
import { engineCall, makeContainer, removeContainer } from "../../testing/engine-api.ts";
import { startTestPanel, type TestPanel } from "../../testing/test-panel.ts";
import { openTestSocket, type TestChannel } from "../../testing/test-socket.ts";

/** The promise: whatever somebody loses the right to is gone after so long. */
const promiseMs = 2_000;
const environment = "local";
const { exec, resume } = channels.terminals;
const { follow } = channels.containers;

let panel: TestPanel;
let container: string;
beforeAll(async () => {
  panel = await startTestPanel(process.env.QUAYSIDE_TEST_ENGINE as string);
  container = await makeContainer(`people-${randomUUID().slice(0, 8)}`, { start: true });
});
afterAll(async () => {
  await removeContainer(container);
  await panel.close();
});

type Terminal = TestChannel<typeof exec>;
const marker = () => `people${randomUUID().slice(0, 8)}`;
const output = ({ messages }: Terminal) =>
  messages
    .flatMap((message) => (message.type === "output" ? [Buffer.from(message.data).toString()] : []))
    .join("");

/** Somebody with a socket, a live list and a shell in which a process runs that can be found. */
const settle = async (role: Role) => {
  const user = await panel.addUser(role);
  const socket = await openTestSocket(panel, user.cookie);
  const list = await socket.open(follow, { environment });
  await list.until(() => list.messages.some((message) => message.type === "snapshot"));
  const sleeps = marker();
  const command = ["sh", "-c", `: ${sleeps}; echo up; sleep 300; :`];
  const terminal = await socket.open(exec, {
    environment,
    container,
    command,
    tty: true,
    cols: 80,
    rows: 24,
  });
  await terminal.until(() => output(terminal).includes("up"));
  return { ...user, ...socket, list, terminal, runs: () => isRunning(sleeps) };
};

const isRunning = async (word: string): Promise<boolean> => {
  const { body } = await engineCall("GET", `/containers/${container}/top?ps_args=-eo%20pid,args`);
  return JSON.stringify(body).includes(word);
};
const within = { timeout: promiseMs, interval: 50 };
const statusOf = async (cookie: string) =>
  (await panel.request("/api/environments", { headers: { cookie } })).status;
const act = (path: string, method: string, body: object = {}) =>
  panel.request(`/api/users/${path}`, { method, as: "admin", ...(method === "DELETE" ? {} : { body }) });

describe("is cut within two seconds, with requests, socket, terminal and the terminal's process", () => {
  test.each<[string, (username: string) => Promise<{ status: number }>]>([
    ["who is disabled", (name) => act(`${name}/disable`, "POST")],
    ["whose password is reset", (name) => act(`${name}/reset-password`, "POST")],
    ["who is signed out everywhere", (name) => act(`${name}/sign-out`, "POST")],
    ["who is removed", (name) => act(name, "DELETE")],
  ])("%s", async (_, cut) => {
    const user = await settle("operator");
    expect(await user.runs()).toBe(true);
    expect((await cut(user.username)).status).toBe(200);
    await expect.poll(() => user.socket.connected, within).toBe(false);
    await expect.poll(user.runs, within).toBe(false);
    expect(await statusOf(user.cookie)).toBe(401);
    await expect(openTestSocket(panel, user.cookie)).rejects.toThrow();
  });

  test("the session that its owner ends from another one, and no other", async () => {
    const phone = await settle("operator");
    const { cookies } = await panel.auth.signIn({
      ...{ username: phone.username, password: "correct horse battery" },
      caller: { address: "192.0.2.1", userAgent: "desk" },
    });
    const cookie = (cookies[0] ?? "").split(";", 1)[0] as `${string}=${string}`;
    const desk = await openTestSocket(panel, cookie);
    const answer = await panel.request("/api/account/sessions/end-others", {
      method: "POST",
      headers: { cookie },
      body: {},
    });
    expect(answer.body).toEqual({ ended: 1 });
    await expect.poll(() => phone.socket.connected, within).toBe(false);
    await expect.poll(phone.runs, within).toBe(false);
    expect([desk.socket.connected, await statusOf(cookie)]).toEqual([true, 200]);
    desk.close();
  });
});

describe("a changed role", () => {
  test("ends the terminal that it does not allow, and the live list is opened anew by it", async () => {
    const user = await settle("operator");
    await act(`${user.username}/role`, "PUT", { role: "viewer" });
    await expect.poll(user.runs, within).toBe(false);
    await expect.poll(() => user.socket.connected, within).toBe(false);
    expect(user.terminal.messages.at(-1)).toMatchObject({ type: "ended", reason: "revoked" });
    expect(await statusOf(user.cookie)).toBe(200);
    const again = await openTestSocket(panel, user.cookie);
    expect((await again.open(follow, { environment })).opened.ok).toBe(true);
    const refused = await again.open(exec, { environment, container });
    expect(refused.opened).toMatchObject({ ok: false, error: { code: "forbidden" } });
    again.close();
  });

  test("leaves the terminal that it allows, which goes on where it was", async () => {
    const user = await settle("operator");
    const ready = user.terminal.messages.find((message) => message.type === "ready");
    await act(`${user.username}/role`, "PUT", { role: "deployer" });
    await user.disconnected();
    const again = await openTestSocket(panel, user.cookie);
    const input = { session: ready?.session.id ?? "", received: 0, cols: 80, rows: 24 };
    const terminal = (await again.open(resume, input)) as unknown as Terminal;
    expect(terminal.opened).toEqual({ ok: true });
    await terminal.until(() => output(terminal).includes("up"));
    expect(await user.runs()).toBe(true);
    terminal.send({ type: "close" });
    await expect.poll(user.runs, within).toBe(false);
    again.close();
  });

  test("withholds from then on what it may not see, also on a list that was open", async () => {
    const user = await settle("deployer");
    const commandIn = (messages: readonly { type: string; items?: { id: string; command: string }[] }[]) =>
      messages.findLast((one) => one.type === "snapshot")?.items?.find((row) => row.id === container)
        ?.command;
    expect(commandIn(user.list.messages as never)).toBe("sleep 600");
    await act(`${user.username}/role`, "PUT", { role: "viewer" });
    await user.disconnected();
    const again = await openTestSocket(panel, user.cookie);
    const list = await again.open(follow, { environment });
    await list.until(() => list.messages.some((message) => message.type === "snapshot"));
    expect(commandIn(list.messages as never)).toBe("sleep");
    again.close();
  });
});
