import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { AuditEntry } from "#lib/contracts/audit.ts";
import { emptySpec } from "#lib/docker/run/spec/empty.ts";
import { plainMount } from "#lib/docker/run/spec/mount.ts";
import { makeContainer, removeContainer } from "../../../testing/engine-api.ts";
import { openTap, type Tap } from "../../../testing/faults/engine-tap.ts";
import { startTestPanel, type TestPanel } from "../../../testing/test-panel.ts";

let folder = "";
let tap: Tap;
let panel: TestPanel;
/** The details of the audit log as they were when the engine was asked to make a container. */
let seen: string[] | null = null;
const name = `audit-first-${randomUUID().slice(0, 10)}`;

const auditDetails = async (): Promise<string[]> => {
  const { body } = await panel.request("/api/audit?limit=50", { as: "admin" });
  return (body as { items: AuditEntry[] }).items.map((item) => JSON.stringify(item));
};

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "quayside-tap-"));
  const path = join(folder, "tap.sock");
  tap = await openTap({ path, engine: process.env.QUAYSIDE_TEST_ENGINE as string }, async ({ when }) => {
    if (when === "before" && tap.changes.at(-1) === "POST /containers/create") seen = await auditDetails();
  });
  panel = await startTestPanel(path);
});
afterAll(async () => {
  await panel.close();
  await tap.close();
  await removeContainer(name);
  await rm(folder, { recursive: true });
});

const base = "/api/environments/local/containers";
const hostPower = ["mounts=bind:/tmp", "privileged"];
const words = "hostPower=mounts=bind:/tmp privileged";
const ask = (path: string, body: object) =>
  panel.request(`${base}${path}`, { method: "POST", as: "admin", body });

test("what an admin confirmed stands in the audit log when the engine is asked to create", async () => {
  const spec = {
    ...{ ...emptySpec("quayside/busybox:1"), name, privileged: true },
    mounts: [plainMount("bind", "/tmp", "/m")],
  };
  expect(await ask("", { spec, hostPower })).toMatchObject({ status: 200 });
  expect(seen?.filter((row) => row.includes(words))).toHaveLength(1);
});

test("and when it is asked to make one again as it is", async () => {
  await removeContainer(name);
  await makeContainer(name, {
    HostConfig: { Privileged: true, Mounts: [{ Type: "bind", Source: "/tmp", Target: "/m" }] },
  });
  seen = null;
  expect(await ask(`/${name}/recreate`, { hostPower })).toMatchObject({ status: 200 });
  const rows = (seen as string[] | null)?.filter((row) => row.includes(words)) ?? [];
  expect(rows.filter((row) => row.includes("container.recreate"))).toHaveLength(1);
});
