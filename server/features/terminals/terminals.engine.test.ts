import { afterAll, beforeAll, expect, test } from "vitest";
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
