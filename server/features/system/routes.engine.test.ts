import { afterAll, beforeAll, expect, test } from "vitest";
import { systemChannels } from "#lib/contracts/system.ts";
import { engineCall, makeContainer, removeContainer } from "../../testing/engine-api.ts";
import { startTestPanel, type TestPanel } from "../../testing/test-panel.ts";
import { openTestSocket } from "../../testing/test-socket.ts";

let panel: TestPanel;
beforeAll(async () => {
  panel = await startTestPanel(process.env.QUAYSIDE_TEST_ENGINE ?? "");
});
afterAll(() => panel.close());

const system = "/api/environments/local/system";
type DiskUse = { at: number; kinds: { kind: string; count: number }[]; volumes: Record<string, number> };

test("the facts are the engine's own", async () => {
  const { body: info } = await engineCall("GET", "/info");
  const said = info as { Name: string; MemTotal: number; Driver: string; ServerVersion: string };
  const { status, body } = await panel.request(system, { as: "viewer" });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    name: said.Name,
    memory: said.MemTotal,
    storageDriver: said.Driver,
    version: said.ServerVersion,
  });
});

test("disk use is measured when asked to, once for all who ask, and remembered", async () => {
  const volume = `system-${process.pid}`;
  await engineCall("POST", "/volumes/create", { Name: volume });
  try {
    const ask = () => panel.request(`${system}/disk-use?measure=true`, { as: "viewer" });
    const [first, second] = await Promise.all([ask(), ask()]);
    const measured = first.body as DiskUse;
    expect(first.status).toBe(200);
    expect((second.body as DiskUse).at).toBe(measured.at);
    expect(measured.kinds.map(({ kind }) => kind)).toEqual(["images", "containers", "volumes", "buildCache"]);
    expect(measured.volumes[volume]).toBe(0);
    const { body } = await panel.request(`${system}/disk-use`, { as: "viewer" });
    expect((body as DiskUse).at).toBe(measured.at);
  } finally {
    await engineCall("DELETE", `/volumes/${volume}`);
  }
});

test("the summary and the changes follow the engine, without the commands that ran in containers", async () => {
  const socket = await openTestSocket(panel, "viewer");
  const summary = await socket.open(systemChannels.summary, { environment: "local" });
  const changes = await socket.open(systemChannels.changes, { environment: "local" });
  const name = `system-fails-${process.pid}`;
  const id = await makeContainer(name, {
    Cmd: ["sh", "-c", "exit 3"],
    HostConfig: { NetworkMode: "none" },
    start: true,
  });
  try {
    const attention = () =>
      summary.messages.flatMap((message) =>
        message.type === "summary" ? message.summary.attention.items.filter((item) => item.id === id) : [],
      );
    await summary.until(() => attention().length > 0);
    expect(attention().at(-1)).toMatchObject({ name, reason: "exitedWithError", exitCode: 3, self: false });
    const actions = () =>
      changes.messages.flatMap(({ items }) =>
        items.filter((item) => item.id === id).map((item) => item.action),
      );
    await changes.until(() => actions().includes("die"));
    expect(actions()).toEqual(expect.arrayContaining(["create", "start", "die"]));
  } finally {
    await removeContainer(id);
    socket.close();
  }
});

test("how late the process is is measured from the first reading on", async () => {
  const read = async () => (await panel.request("/api/health/detail", { as: "admin" })).body;
  await expect.poll(read).toMatchObject({ eventLoop: { p99Ms: expect.any(Number) } });
});
