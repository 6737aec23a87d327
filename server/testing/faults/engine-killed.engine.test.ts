import { readdirSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { containerChannels } from "#lib/contracts/containers.ts";
import { terminalChannels } from "#lib/contracts/terminals.ts";
import { startTestEngine, type TestEngine } from "../../../scripts/test-engine.ts";
import { until } from "../../engine/testing/until.ts";
import { startTestPanel, type TestPanel } from "../test-panel.ts";
import { openTestSocket, type TestChannel } from "../test-socket.ts";

let engine: TestEngine;
let panel: TestPanel;
beforeAll(async () => {
  engine = await startTestEngine();
  panel = await startTestPanel(engine.socket);
  await engine.docker(["run", "-dit", "--network", "none", "--name", "victim", "quayside/busybox:1"]);
});
afterAll(async () => {
  await panel?.close();
  await engine?.stop();
});

const openFiles = (): number => readdirSync("/proc/self/fd").length;

type Terminal = TestChannel<(typeof terminalChannels)["exec"]>;
const input = { environment: "local", container: "victim", tty: true, cols: 80, rows: 24 };
const textOf = ({ messages }: Terminal): string =>
  Buffer.concat(messages.flatMap((one) => (one.type === "output" ? [one.data] : []))).toString();

test("SIGKILL under ten terminals and a followed list, then a restart", { timeout: 90_000 }, async () => {
  const watcher = await openTestSocket(panel, "admin");
  const list = await watcher.open(containerChannels.follow, { environment: "local" });
  const states = () => list.messages.flatMap((one) => (one.type === "state" ? [one.state] : []));
  const isListed = () => list.messages.some((one) => one.type !== "state");
  await until("the list", isListed);
  await until("connected", () => states().at(-1) === "connected");
  const base = openFiles();

  const typist = await openTestSocket(panel, "admin");
  const terminals: Terminal[] = [];
  for (let count = 0; count < 10; count += 1) terminals.push(await typist.open(terminalChannels.exec, input));
  for (const terminal of terminals) {
    await terminal.until(() => textOf(terminal).includes("#"));
    terminal.send({ type: "input", data: Buffer.from("echo typed-$((40+2))\r") });
    await terminal.until(() => textOf(terminal).includes("typed-42"));
  }
  expect(openFiles()).toBeGreaterThan(base + 10);

  await engine.kill("SIGKILL");
  await until("every pane says so", () => states().at(-1) === "unreachable", 3_000);
  for (const terminal of terminals) {
    await until("the terminal has ended", () => terminal.closed !== null, 3_000);
    expect(terminal.messages.at(-1)).toMatchObject({
      type: "ended",
      reason: "connection-lost",
      exitCode: null,
    });
  }
  const asked = await panel.request("/api/environments/local/containers/victim", { as: "admin" });
  expect(asked).toMatchObject({ status: 503, body: { error: { code: "engine_unreachable" } } });
  const told = terminals.map(({ messages }) => messages.length);

  await engine.start();
  await until("connected again", () => states().at(-1) === "connected", 5_000);
  const row = async () => {
    const { body } = await panel.request("/api/environments/local/containers/victim", { as: "admin" });
    return body as { row?: { state: string; exitCode: number | null } };
  };
  // Without live-restore the engine ends its containers when it comes back.
  await until("what became of the container", async () => (await row()).row?.state === "exited");
  expect((await row()).row?.exitCode).toBe(137);

  await engine.docker(["start", "victim"]);
  await until("the list goes on", () => JSON.stringify(list.messages.at(-1)).includes('"state":"running"'));
  const again = await typist.open(terminalChannels.exec, input);
  await again.until(() => textOf(again).includes("#"));
  expect(textOf(again)).not.toContain("typed-42");
  expect(terminals.map(({ messages }) => messages.length)).toEqual(told);
  typist.close();
  watcher.close();
  await until("files are closed", () => openFiles() <= base * 1.1, 15_000);
});
