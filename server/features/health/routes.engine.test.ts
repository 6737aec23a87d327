import { afterAll, beforeAll, expect, test } from "vitest";
import type { Role } from "#lib/contracts/permissions.ts";
import { engineCall, makeContainer, removeContainer } from "../../testing/engine-api.ts";
import { startTestPanel, type TestPanel } from "../../testing/test-panel.ts";

let panel: TestPanel;
const made: string[] = [];
beforeAll(async () => {
  panel = await startTestPanel(process.env.QUAYSIDE_TEST_ENGINE ?? "");
});
afterAll(async () => {
  await Promise.all(made.map(removeContainer));
  await panel.close();
});

const make = async (what: string, Healthcheck: object | undefined, more: object = {}) => {
  const id = await makeContainer(`health-${what}-${process.pid}`, {
    ...{ Healthcheck, WorkingDir: "/tmp", HostConfig: { NetworkMode: "none", ...more }, start: true },
  });
  made.push(id);
  return id;
};

const probe = async (id: string, as: Role) => {
  const path = `/api/environments/local/containers/${id}/health/probe`;
  const { status, body } = await panel.request(path, { method: "POST", as, body: {} });
  return { status, ...(body as { exitCode: number | null; output: string }) };
};

const everyHour = { Interval: 3_600e9 };

test("a line for the shell runs where the engine would run it, and its output is for who may inspect", async () => {
  const id = await make("shell", { Test: ["CMD-SHELL", "pwd; echo bad >&2; exit 3"], ...everyHour });
  expect(await probe(id, "deployer")).toMatchObject({ status: 200, exitCode: 3 });
  expect((await probe(id, "deployer")).output.split("\n").toSorted()).toEqual(["", "/tmp", "bad"]);
  expect(await probe(id, "operator")).toMatchObject({ exitCode: 3, output: "" });
  expect((await probe(id, "viewer")).status).toBe(403);
});

test("a program gets its arguments as they are", async () => {
  const id = await make("program", { Test: ["CMD", "echo", "$HOME; id", "a  b"], ...everyHour });
  expect(await probe(id, "admin")).toMatchObject({ exitCode: 0, output: "$HOME; id a  b\n" });
});

test("one that does not end in time says so", async () => {
  const id = await make("slow", { Test: ["CMD", "sleep", "61"], ...everyHour, Timeout: 1e9 });
  expect(await probe(id, "admin")).toMatchObject({ status: 200, exitCode: null });
  const { body } = await engineCall("GET", `/containers/${id}/top`);
  expect(JSON.stringify(body)).not.toContain("sleep 61");
});

test("a container without a check has nothing to run, and one that is the host is for administrators", async () => {
  expect((await probe(await make("none", undefined), "admin")).status).toBe(409);
  const host = await make("host", { Test: ["CMD", "true"], ...everyHour }, { Privileged: true });
  expect((await probe(host, "operator")).status).toBe(403);
  expect((await probe(host, "admin")).exitCode).toBe(0);
});
