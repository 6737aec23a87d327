import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { AuditEntry } from "#lib/contracts/audit.ts";
import type { Role } from "#lib/contracts/permissions.ts";
import { engineCall, makeContainer, removeContainer } from "../../../testing/engine-api.ts";
import { startTestPanel, type TestPanel } from "../../../testing/test-panel.ts";

let panel: TestPanel;
const made: string[] = [];
beforeAll(async () => {
  panel = await startTestPanel(process.env.QUAYSIDE_TEST_ENGINE as string);
});
afterAll(() => panel.close());
afterEach(async () => {
  await Promise.all(made.splice(0).map(removeContainer));
});

const mib = 2 ** 20;
type Host = Record<string, unknown>;
type Answer = { stayed: string[]; warnings: string[]; error?: { code: string; issues: { path: string }[] } };

const make = async (HostConfig: Host = {}): Promise<string> => {
  const id = await makeContainer(`update-${randomUUID().slice(0, 10)}`, { start: true, HostConfig });
  made.push(id);
  return id;
};
const update = async (id: string, body: object, as: Role = "admin") => {
  const path = `/api/environments/local/containers/${id}/update`;
  const { status, body: answer } = await panel.request(path, { method: "POST", as, body });
  return { status, body: answer as Answer };
};
const host = async (id: string): Promise<Host> =>
  ((await engineCall("GET", `/containers/${id}/json`)).body as { HostConfig: Host }).HostConfig;
const auditOf = async (id: string): Promise<string[]> => {
  const { body } = await panel.request("/api/audit?limit=100", { as: "admin" });
  const { items } = body as { items: AuditEntry[] };
  return items.filter((item) => JSON.stringify(item).includes(id)).map((item) => JSON.stringify(item));
};

const limited = {
  ...{ Memory: 64 * mib, MemoryReservation: 32 * mib, MemorySwap: 128 * mib, NanoCpus: 5e8 },
  ...{ CpuShares: 512, CpusetCpus: "0", CpusetMems: "0", PidsLimit: 50 },
};

describe("taking a limit away", () => {
  test.each([
    ["memory", 0],
    ["memoryReservation", 0],
    ["memorySwap", 0],
    ["nanoCpus", 0],
    ["cpuShares", 0],
    ["cpuPeriod", 0],
    ["cpuQuota", 0],
    ["cpusetCpus", ""],
    ["cpusetMems", ""],
    ["blkioWeight", 0],
  ])("%s: the engine says that it did and did not, so the panel refuses", async (field, value) => {
    const id = await make(field === "cpuQuota" || field === "cpuPeriod" ? { CpuQuota: 20_000 } : limited);
    const before = await host(id);
    const name = field.replace(/^./, (letter) => letter.toUpperCase());
    expect((await engineCall("POST", `/containers/${id}/update`, { [name]: value })).status).toBe(200);
    expect(await host(id)).toEqual(before);
    const { status, body } = await update(id, { [field]: value });
    expect([status, body.error?.code, body.error?.issues.map(({ path }) => path)]).toEqual([
      ...[400, "invalid_input", [field]],
    ]);
  });

  test.each([
    ["pidsLimit", limited, -1, "PidsLimit", 0],
    ["memorySwap", limited, -1, "MemorySwap", -1],
    ["cpuQuota", { CpuPeriod: 50_000, CpuQuota: 20_000 }, -1, "CpuQuota", -1],
  ])("%s goes", async (field, settings, value, name, expected) => {
    const id = await make(settings);
    const { status, body } = await update(id, { [field]: value });
    expect([status, body.stayed]).toEqual([200, []]);
    expect((await host(id))[name] ?? 0).toBe(expected);
  });

  test("a quota beside CPUs would lift them until the next start only: refused", async () => {
    const id = await make({ NanoCpus: 5e8 });
    const { body } = await update(id, { cpuQuota: -1 });
    expect(body.error).toMatchObject({ code: "invalid_input", issues: [{ path: "cpuQuota" }] });
    expect(await host(id)).toMatchObject({ NanoCpus: 5e8, CpuQuota: 0 });
  });
});

describe("memory", () => {
  test.each([
    [64, 128, 512, 1024],
    [64, 64, 512, 512],
    [64, 96, 128, 160],
    [64, -1, 256, -1],
    [0, 0, 64, 128],
  ])("of %i with swap %i becomes %i with %i, in the audit log too", async (memory, swap, more, expected) => {
    const bytes = (value: number): number => (value === -1 ? -1 : value * mib);
    const id = await make({ Memory: bytes(memory), MemorySwap: bytes(swap) });
    const { status, body } = await update(id, { memory: more * mib }, "deployer");
    expect([status, body.stayed]).toEqual([200, []]);
    expect(await host(id)).toMatchObject({ Memory: more * mib, MemorySwap: bytes(expected) });
    expect((await auditOf(id)).some((row) => row.includes(`memorySwap=${bytes(expected)}`))).toBe(true);
  });

  test("swap without memory is refused with its field, and asks the engine for nothing", async () => {
    const id = await make();
    const { status, body } = await update(id, { memorySwap: 64 * mib });
    expect([status, body.error?.issues.map(({ path }) => path)]).toEqual([400, ["memorySwap"]]);
  });
});

test("restart after a failure, so many times, and not with another policy", async () => {
  const id = await make();
  const restart = { policy: "on-failure", maximumRetries: 7 };
  expect((await update(id, { restart }, "deployer")).body.stayed).toEqual([]);
  expect((await host(id)).RestartPolicy).toEqual({ Name: "on-failure", MaximumRetryCount: 7 });
  const refused = await update(id, { restart: { policy: "always", maximumRetries: 7 } });
  expect(refused.body.error?.issues.map(({ path }) => path)).toEqual(["restart.maximumRetries"]);
  expect((await update(id, { restart: { policy: "no", maximumRetries: 0 } })).body.stayed).toEqual([]);
  expect((await host(id)).RestartPolicy).toEqual({ Name: "no", MaximumRetryCount: 0 });
});

test("what the engine accepts and does not do is named, in the answer and the audit log", async () => {
  const id = await make();
  const { status, body } = await update(id, { blkioWeight: 300 });
  expect(status).toBe(200);
  const isDone = (await host(id)).BlkioWeight === 300;
  // Whether the kernel knows weights of disks is the host's; the answer is right either way.
  expect(body.stayed).toEqual(isDone ? [] : ["blkioWeight"]);
  expect((await auditOf(id)).some((row) => row.includes("stayed=blkioWeight"))).toBe(!isDone);
});

test("the other limits: an admin's, as those of a new container are", async () => {
  const id = await make();
  const limits = { cpusetCpus: "0", cpusetMems: "0", cpuPeriod: 50_000, cpuQuota: 20_000, cpuShares: 2048 };
  for (const [name, value] of Object.entries(limits)) {
    const { body } = await update(id, { [name]: value }, "deployer");
    expect(body.error).toMatchObject({ code: "host_power_required", issues: [{ path: name }] });
  }
  expect((await update(id, limits)).body.stayed).toEqual([]);
  expect(await host(id)).toMatchObject({
    ...{ CpusetCpus: "0", CpusetMems: "0", CpuPeriod: 50_000, CpuQuota: 20_000, CpuShares: 2048 },
  });
  const usual = { cpuShares: 512, memory: 64 * mib, memoryReservation: 32 * mib };
  expect((await update(id, usual, "deployer")).body.stayed).toEqual([]);
});
