import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Role } from "#lib/contracts/permissions.ts";
import { type InsideProcess, type ProcessTable, processChannels } from "#lib/contracts/processes.ts";
import { makeContainer, removeContainer } from "../../testing/engine-api.ts";
import { startTestPanel, type TestPanel } from "../../testing/test-panel.ts";
import { openTestSocket } from "../../testing/test-socket.ts";

let panel: TestPanel;
let id = "";
let privileged = "";
beforeAll(async () => {
  panel = await startTestPanel(process.env.QUAYSIDE_TEST_ENGINE ?? "");
  const Cmd = ["sh", "-c", "trap 'echo got' USR1; sleep 4242 & while :; do wait; sleep 1; done", "pass=word"];
  const HostConfig = { NetworkMode: "none" };
  id = await makeContainer(`processes-${process.pid}`, { Cmd, HostConfig, start: true });
  privileged = await makeContainer(`processes-host-${process.pid}`, {
    HostConfig: { ...HostConfig, Privileged: true },
    start: true,
  });
});
afterAll(async () => {
  await Promise.all([removeContainer(id), removeContainer(privileged)]);
  await panel.close();
});

const address = (of: string) => `/api/environments/local/containers/${of}/processes`;
const list = async (as: Role, ps?: string) => {
  const query = ps === undefined ? "" : `?${new URLSearchParams({ ps })}`;
  const { status, body } = await panel.request(`${address(id)}${query}`, { as });
  return { status, table: body as ProcessTable };
};
const commands = ({ titles, rows }: ProcessTable) => rows.map((row) => row[titles.indexOf("CMD")]);

describe("docker top", () => {
  test("whoever may inspect sees arguments, and who may not sees programs", async () => {
    const deployer = await list("deployer");
    expect(deployer.status).toBe(200);
    expect(deployer.table.titles).toEqual(["UID", "PID", "PPID", "C", "STIME", "TTY", "TIME", "CMD"]);
    expect(commands(deployer.table)).toContain("sleep 4242");
    expect(deployer.table.redacted).toBe(false);
    const operator = await list("operator");
    expect(commands(operator.table)).toEqual(expect.arrayContaining(["sh", "sleep"]));
    expect(JSON.stringify(operator.table)).not.toMatch(/pass=word|4242/);
    expect((await list("viewer")).status).toBe(403);
  });

  test("options of one's own need the right to inspect, and are words of ps", async () => {
    expect((await list("operator", "axe")).status).toBe(403);
    expect((await list("operator", "aux")).table.titles).toContain("COMMAND");
    expect((await list("deployer", "-eo pid,comm")).table.titles).toEqual(["PID", "COMMAND"]);
    expect((await list("deployer", "-ef; id")).status).toBe(400);
    expect((await list("deployer", "--no-such-option")).status).toBeGreaterThanOrEqual(400);
  });

  test("the channel reads again, as its reader may see it", async () => {
    const socket = await openTestSocket(panel, "operator");
    const channel = await socket.open(processChannels.follow, { environment: "local", container: id });
    await channel.until(() => channel.messages.length >= 2);
    const [first] = channel.messages;
    expect(first?.type === "processes" && first.table.redacted).toBe(true);
    expect(JSON.stringify(channel.messages)).not.toMatch(/pass=word|4242/);
    const refused = await socket.open(processChannels.follow, {
      environment: "local",
      container: id,
      ps: "axe",
    });
    expect(refused.opened).toMatchObject({ ok: false, error: { code: "forbidden" } });
    socket.close();
  });
});

describe("a signal to one process", () => {
  const inside = async (as: Role, of = id) => {
    const { status, body } = await panel.request(`${address(of)}/inside`, { method: "POST", as, body: {} });
    return { status, ...(body as { processes: InsideProcess[]; redacted: boolean }) };
  };
  const send = (as: Role, pid: number, signal: string, of = id) =>
    panel.request(`${address(of)}/${pid}/signal`, { method: "POST", as, body: { signal } });

  test("ends the one that was meant, by its number inside, and no other", async () => {
    const before = await inside("deployer");
    expect(before.processes[0]).toMatchObject({ pid: 1, command: expect.stringContaining("pass=word") });
    const sleeper = before.processes.find(({ command }) => command === "sleep 4242");
    expect((await inside("operator")).processes.map(({ command }) => command)).toContain("sleep");
    expect((await send("operator", sleeper?.pid ?? 0, "SIGKILL")).status).toBe(200);
    const after = await inside("deployer");
    expect(after.processes.map(({ command }) => command)).not.toContain("sleep 4242");
    expect(after.processes[0]?.pid).toBe(1);
  });

  test("to one that does not exist is refused in the words of kill", async () => {
    const { status, body } = await send("operator", 4_000_000, "SIGTERM");
    expect(status).toBeGreaterThanOrEqual(400);
    expect(JSON.stringify(body)).toMatch(/no such process/i);
  });

  test("needs the right to run commands, and to the host where the container reaches it", async () => {
    expect((await send("viewer", 1, "SIGUSR1")).status).toBe(403);
    expect((await send("operator", 1, "SIGUSR1", privileged)).status).toBe(403);
    expect((await inside("operator", privileged)).status).toBe(403);
    expect((await inside("admin", privileged)).status).toBe(200);
  });
});
