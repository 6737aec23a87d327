import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AuditEntry } from "#lib/contracts/audit.ts";
import { execChannels } from "#lib/contracts/execs.ts";
import { roles } from "#lib/contracts/permissions.ts";
import { terminalChannels } from "#lib/contracts/terminals.ts";
import { startTestPanel, type TestPanel } from "../../testing/test-panel.ts";
import { openTestSocket } from "../../testing/test-socket.ts";
import { processesOf, runContainer } from "./testing/test-terminals.ts";

let panel: TestPanel;
beforeAll(async () => {
  panel = await startTestPanel(process.env.QUAYSIDE_TEST_ENGINE as string);
});
afterAll(() => panel.close());

type Role = (typeof roles)[number];
type Entry = (as: Role, container: string, options: object) => Promise<{ code: string | null }>;

const command = ["sleep", "4301"];
const codeIn = (body: unknown): string | null => (body as { error?: { code: string } }).error?.code ?? null;

/** Every way in which a command comes into a container, with what it was answered. */
const entries: Record<string, Entry> = {
  "the terminal's channel": async (as, container, options) => {
    const socket = await openTestSocket(panel, as);
    const input = { environment: "local", container, command, tty: false, cols: 80, rows: 24, ...options };
    const { opened } = await socket.open(terminalChannels.exec, input);
    socket.close();
    return { code: opened.ok ? null : opened.error.code };
  },
  "a detached command": async (as, container, options) => {
    const path = `/api/environments/local/containers/${container}/execs`;
    const { body } = await panel.request(path, { method: "POST", as, body: { command, ...options } });
    return { code: codeIn(body) };
  },
};

const power = { privileged: true, hostPower: ["privileged"] };
const others = roles.filter((role) => role !== "admin");

describe.each(Object.entries(entries))("by %s", (name, start) => {
  test.each(others)("a %s gets no privilege and no other user, and the refusal is audited", async (as) => {
    const what = `entry-${name.split(" ")[1]}-${as}`.replaceAll("'", "");
    await using container = await runContainer(what, { User: "65534" });
    const code = as === "viewer" ? "forbidden" : "host_power_required";
    for (const options of [power, { user: "root" }, { ...power, user: "root" }])
      expect(await start(as, container.name, options)).toEqual({ code });
    expect(await processesOf(container.id)).toHaveLength(1);
    const { body } = await panel.request("/api/audit?limit=20", { as: "admin" });
    const rows = (body as { items: AuditEntry[] }).items.filter(({ target }) => target === container.name);
    expect(rows.map(({ phase }) => phase)).toEqual(Array(3).fill(["refused", "attempted"]).flat());
    if (as !== "viewer") expect(rows.at(-1)?.detail).toBe("--privileged sleep 4301");
  });

  test.each(others)("a %s gets nothing in a container that is as good as its host", async (as) => {
    const what = `tainted-${name.split(" ")[1]}-${as}`.replaceAll("'", "");
    await using container = await runContainer(what, {}, { Privileged: true });
    const code = as === "viewer" ? "forbidden" : "host_power_required";
    expect(await start(as, container.name, {})).toEqual({ code });
    expect(await processesOf(container.id)).toHaveLength(1);
  });

  test("a saved command is judged by who runs it, and its values stay where they are", async () => {
    await using container = await runContainer(`saved-${name.split(" ")[1]}`.replaceAll("'", ""));
    const content = {
      ...{ command, tty: false, detached: false, user: null, workingDir: null, privileged: true },
      ...{ image: null, shared: true, env: [{ name: "TOKEN", value: "canary-entry" }] },
    };
    const body = { name: `mighty ${name.split(" ")[1]}`, content };
    const saved = await panel.request("/api/saved-commands", { method: "POST", as: "admin", body });
    const { id } = saved.body as { id: string };
    const env = [{ name: "TOKEN" }];
    const run = { ...power, env, saved: { id, version: 1 } };
    expect(await start("operator", container.name, run)).toEqual({ code: "host_power_required" });
    const older = { env, saved: { id, version: 2 } };
    expect(await start("operator", container.name, older)).toEqual({ code: "confirmation_outdated" });
    const removed = { env, saved: { id: "no_such_saved_command", version: 1 } };
    expect(await start("operator", container.name, removed)).toEqual({ code: "not_found" });
    expect(await processesOf(container.id)).toHaveLength(1);
    expect(await start("admin", container.name, run)).toEqual({ code: null });
    const audit = await panel.request("/api/audit?limit=100", { as: "admin" });
    expect(JSON.stringify(audit.body)).not.toContain("canary-entry");
  });
});

test("a detached command is followed over the socket to its end, and seen by nobody else", async () => {
  await using container = await runContainer("entry-follow");
  const path = `/api/environments/local/containers/${container.name}/execs`;
  const script = ["sh", "-c", "echo one; sleep 0.3; echo two >&2; exit 4"];
  const { body } = await panel.request(path, { method: "POST", as: "operator", body: { command: script } });
  const { id } = body as { id: string };
  const socket = await openTestSocket(panel, "operator");
  const channel = await socket.open(execChannels.follow, { exec: id });
  await channel.until(() => channel.messages.at(-1)?.exec.ended !== null && channel.messages.length > 0);
  expect(channel.messages.at(-1)).toMatchObject({
    exec: { id, ended: { reason: "exited", exitCode: 4 }, bytes: { stdout: 4, stderr: 4 } },
    output: {
      first: [
        { stream: "stdout", text: "one\n" },
        { stream: "stderr", text: "two\n" },
      ],
      left: null,
      last: [],
    },
  });
  socket.close();
  const foreign = await openTestSocket(panel, "admin");
  expect((await foreign.open(execChannels.follow, { exec: id })).opened).toMatchObject({
    ok: false,
    error: { code: "not_found" },
  });
  foreign.close();
  for (const [method, at] of [
    ["GET", ""],
    ["POST", "/stop"],
    ["DELETE", ""],
  ] as const) {
    const sent = method === "GET" ? {} : { body: {} };
    expect((await panel.request(`/api/execs/${id}${at}`, { method, as: "admin", ...sent })).status).toBe(404);
  }
  const kept = await panel.request(`/api/execs/${id}`, { as: "operator" });
  expect(kept.body).toMatchObject({ exec: { id }, output: { left: null } });
});

test("what shells a container has is told to who may open one", async () => {
  await using container = await runContainer("entry-shells", { User: "65534", WorkingDir: "/etc" });
  const path = `/api/environments/local/containers/${container.name}/shells`;
  const ask = (as: Role) => panel.request(path, { method: "POST", as, body: {} });
  expect((await ask("operator")).body).toEqual({ shells: ["ash", "sh"], user: "65534", workingDir: "/etc" });
  expect((await ask("viewer")).status).toBe(403);
});
