import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { terminalChannels } from "#lib/contracts/terminals.ts";
import { until } from "../../engine/testing/until.ts";
import { startTestPanel, type TestPanel } from "../../testing/test-panel.ts";
import { openTestSocket, type TestChannel } from "../../testing/test-socket.ts";
import { processesOf, runContainer } from "./testing/test-terminals.ts";

let panel: TestPanel;
beforeAll(async () => {
  panel = await startTestPanel(process.env.QUAYSIDE_TEST_ENGINE as string);
});
afterAll(() => panel.close());

type Terminal = TestChannel<(typeof terminalChannels)["exec"]>;

const size = { cols: 80, rows: 24 };
const shellIn = (container: string) => ({ environment: "local", container, tty: true, ...size });
const textOf = ({ messages }: Terminal): string =>
  Buffer.concat(messages.flatMap((one) => (one.type === "output" ? [one.data] : []))).toString();
const type = (terminal: Terminal, text: string) => terminal.send({ type: "input", data: Buffer.from(text) });

test("a shell over the socket: bytes both ways, listed, resumed by another socket, closed over HTTP", async () => {
  await using container = await runContainer("panel");
  const first = await openTestSocket(panel, "operator");
  const terminal = await first.open(terminalChannels.exec, shellIn(container.name));
  expect(terminal.opened).toEqual({ ok: true });
  type(terminal, "echo a-$((1+1)) \u00e9\r");
  await terminal.until(() => textOf(terminal).includes("a-2 \u00e9\r\n"));
  const { body } = await panel.request("/api/terminals", { as: "operator" });
  expect(body).toMatchObject([{ kind: "exec", container: container.id, command: ["ash"], connected: true }]);
  const [{ id: session }] = body as [{ id: string }];
  first.close();

  const second = await openTestSocket(panel, "operator");
  const resumed = await second.open(terminalChannels.resume, { session, received: 0, ...size });
  await resumed.until(() => textOf(resumed).includes("a-2 \u00e9\r\n"));

  expect((await panel.request("/api/terminals", { as: "admin" })).body).toEqual([]);
  const foreign = await panel.request(`/api/terminals/${session}`, {
    method: "DELETE",
    as: "admin",
    body: {},
  });
  expect(foreign.status).toBe(404);
  const closed = await panel.request(`/api/terminals/${session}`, {
    method: "DELETE",
    as: "operator",
    body: {},
  });
  expect(closed).toMatchObject({ status: 200, body: { id: session } });
  await resumed.until(() => resumed.closed !== null);
  expect(resumed.messages.at(-1)).toMatchObject({ type: "ended", reason: "closed" });
  expect(await processesOf(container.id)).toHaveLength(1);
  second.close();
});

test("a viewer opens none; an operator none where the shell is the host's", async () => {
  await using plain = await runContainer("panel-plain");
  await using privileged = await runContainer("panel-privileged", {}, { Privileged: true });
  const viewer = await openTestSocket(panel, "viewer");
  const operator = await openTestSocket(panel, "operator");
  const refusals = [
    [await viewer.open(terminalChannels.exec, shellIn(plain.name)), "forbidden"],
    [await operator.open(terminalChannels.exec, shellIn(privileged.name)), "host_power_required"],
  ] as const;
  for (const [{ opened, messages }, code] of refusals) {
    expect(opened).toMatchObject({ ok: false, error: { code } });
    expect(messages).toEqual([]);
  }
  expect(await processesOf(privileged.id)).toHaveLength(1);
  viewer.close();
  operator.close();
});

test("a role that is taken away ends the terminal and its processes within two seconds", async () => {
  await using container = await runContainer("panel-revoked");
  const { userId, cookie } = await panel.addUser("operator");
  const { open, disconnected } = await openTestSocket(panel, cookie);
  const terminal = await open(terminalChannels.exec, shellIn(container.name));
  await terminal.until(() => textOf(terminal).includes("#"));
  panel.auth.setRole(userId, "viewer");
  await disconnected();
  await until("its processes are gone", async () => (await processesOf(container.id)).length === 1, 2000);
});

test("somebody else's terminal is resumed by nobody, an administrator included, and stays its owner's", async () => {
  await using container = await runContainer("panel-foreign");
  const owner = await panel.addUser("operator");
  const socket = await openTestSocket(panel, owner.cookie);
  const terminal = await socket.open(terminalChannels.exec, shellIn(container.name));
  await terminal.until(() => textOf(terminal).includes("#"));
  const ready = terminal.messages.find((message) => message.type === "ready");
  const session = ready?.session.id as string;
  for (const who of ["admin", "operator", (await panel.addUser("operator")).cookie] as const) {
    const other = await openTestSocket(panel, who);
    const refused = await other.open(terminalChannels.resume, { session, received: 0, ...size });
    expect(refused.opened).toMatchObject({ ok: false, error: { code: "not_found" } });
    expect(refused.messages).toEqual([]);
    other.close();
  }
  expect(terminal.closed).toBeNull();
  type(terminal, "echo still-$((1+1))\r");
  await terminal.until(() => textOf(terminal).includes("still-2"));
  socket.close();
});

type TestUser = Awaited<ReturnType<TestPanel["addUser"]>>;

const lastActOf = ({ username }: TestUser) =>
  panel.db.sqlite
    .prepare(`select "action", "phase" from "audit" where "actor" = ? order by "id" desc limit 1`)
    .get(username);

const open = async (user: TestUser, how: keyof typeof terminalChannels, container: string) => {
  const socket = await openTestSocket(panel, user.cookie);
  const terminal =
    how === "attach"
      ? await socket.open(terminalChannels.attach, { environment: "local", container, ...size })
      : await socket.open(terminalChannels.exec, shellIn(container));
  await terminal.until(() => terminal.messages.some(({ type }) => type === "ready"));
  if (how !== "resume") return { socket, terminal };
  const session = terminal.messages.find((message) => message.type === "ready")?.session.id as string;
  socket.close();
  const second = await openTestSocket(panel, user.cookie);
  return {
    socket: second,
    terminal: await second.open(terminalChannels.resume, { session, received: 0, ...size }),
  };
};

describe.each([
  ["is signed out", (user: TestUser) => panel.auth.signOut(user.cookie)],
  ["is disabled", async (user: TestUser) => panel.auth.setDisabled(user.userId, true)],
] as const)("when its owner %s", (_, withdraw) => {
  test.each(["exec", "attach", "resume"] as const)("a terminal by %s ends at once", async (how) => {
    await using container = await runContainer(`panel-${how}`, { Cmd: ["sh"], OpenStdin: true, Tty: true });
    const user = await panel.addUser("operator");
    const { socket, terminal } = await open(user, how, container.name);
    expect(terminal.opened).toEqual({ ok: true });
    expect(lastActOf(user)).toMatchObject({ action: terminalChannels[how].audit, phase: "succeeded" });
    await withdraw(user);
    await socket.disconnected();
    const left = `${terminalChannels[how].audit}.leave`;
    await until("its channel has ended", () => {
      const { action, phase } = lastActOf(user) as { action: string; phase: string };
      return action === left && phase === "succeeded";
    });
    await until("its shell is gone", async () => (await processesOf(container.id)).length === 1);
    await expect(openTestSocket(panel, user.cookie)).rejects.toThrow();
  });
});
