import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { type NetworkDetail, type NetworkRow, networkChannels } from "#lib/contracts/networks.ts";
import type { Role } from "#lib/contracts/permissions.ts";
import { engineCall, makeContainer, removeContainer } from "../../testing/engine-api.ts";
import { startTestPanel, type TestPanel } from "../../testing/test-panel.ts";
import { openTestSocket } from "../../testing/test-socket.ts";

/** A busy machine is given time. */
const patience = { timeout: 15_000 };

let panel: TestPanel;
const made: (() => Promise<unknown>)[] = [];

beforeAll(async () => {
  panel = await startTestPanel(process.env.QUAYSIDE_TEST_ENGINE as string);
});
afterEach(async () => {
  // Containers were made after the networks that they are in.
  for (const remove of made.splice(0).reverse()) await remove();
});
afterAll(() => panel.close());

const base = "/api/environments/local/networks";

/** A subnet of its own for each: the engine has few to give. */
let nextSubnet = 1;
const makeNetwork = async (settings: Record<string, unknown> = {}) => {
  const name = `network-${randomUUID().slice(0, 12)}`;
  const subnet = `10.213.${nextSubnet++}.0/24`;
  const { status, body } = await engineCall("POST", "/networks/create", {
    Name: name,
    Driver: "bridge",
    IPAM: { Config: [{ Subnet: subnet }] },
    ...settings,
  });
  expect(status).toBe(201);
  const { Id: id } = body as { Id: string };
  made.push(() => engineCall("DELETE", `/networks/${id}`));
  return { id, name, subnet };
};

const joinNetwork = async (network: string, settings: Record<string, unknown> = {}) => {
  const name = `member-${randomUUID().slice(0, 8)}`;
  const id = await makeContainer(name, { HostConfig: { NetworkMode: network }, ...settings });
  made.push(() => removeContainer(id));
  return { id, name };
};

const rowOf = async (id: string, as: Role = "admin"): Promise<NetworkRow | undefined> => {
  const { body } = await panel.request(base, { as });
  return (body as { items: NetworkRow[] }).items.find((row) => row.id === id);
};

const remove = (ref: string, as: Role = "admin") => panel.request(`${base}/${ref}`, { method: "DELETE", as });

test("a network's row says what it is", async () => {
  const { id, name, subnet } = await makeNetwork({
    Internal: true,
    Attachable: true,
    Labels: { "com.docker.compose.project": "shop" },
  });
  await expect
    .poll(() => rowOf(id), patience)
    .toMatchObject({
      ...{ id, name, driver: "bridge", scope: "local", internal: true, attachable: true, ipv6: false },
      ...{ predefined: false, ingress: false, project: "shop", createdAt: expect.any(Number) },
      subnets: [{ subnet }],
      usedBy: { count: 0, running: 0, first: [] },
    });
});

test("a container counts from its making on, before it has ever run", async () => {
  const { id, name } = await makeNetwork();
  const member = await joinNetwork(name);
  const first = [{ ...member, state: "created" }];
  await expect.poll(async () => (await rowOf(id))?.usedBy, patience).toEqual({ count: 1, running: 0, first });
});

test("the followers of the list hear of a network, its containers and its end", async () => {
  const socket = await openTestSocket(panel, "viewer");
  const channel = await socket.open(networkChannels.follow, { environment: "local" });
  const told: { row: NetworkRow | undefined; removed: boolean } = { row: undefined, removed: false };
  const replay = (id: string) => {
    for (const message of channel.messages.splice(0)) {
      if (message.type === "snapshot") told.row = message.items.find((row) => row.id === id);
      if (message.type !== "patch") continue;
      told.row = message.upserts.find((row) => row.id === id) ?? told.row;
      told.removed ||= message.removes.includes(id);
    }
    return told;
  };
  const { id } = await makeNetwork();
  await channel.until(() => replay(id).row?.usedBy.count === 0);
  const member = await joinNetwork("none", { start: true });
  await engineCall("POST", `/networks/none/disconnect`, { Container: member.id });
  await engineCall("POST", `/networks/${id}/connect`, { Container: member.id });
  await channel.until(() => replay(id).row?.usedBy.running === 1);
  await engineCall("POST", `/networks/${id}/disconnect`, { Container: member.id });
  await channel.until(() => replay(id).row?.usedBy.count === 0);
  await remove(id);
  await channel.until(() => replay(id).removed);
  socket.close();
});

test("a network's page has all its containers with their addresses", async () => {
  const { id, name, subnet } = await makeNetwork();
  const running = await joinNetwork(name, { start: true });
  const created = await joinNetwork(name);
  await expect.poll(async () => (await rowOf(id))?.usedBy, patience).toMatchObject({ count: 2, running: 1 });
  const { body } = await panel.request(`${base}/${name}`, { as: "viewer" });
  const { uses } = body as NetworkDetail;
  const prefix = subnet.replace(/0\/24$/, "");
  expect(uses).toEqual([
    {
      ...running,
      state: "running",
      ip: expect.stringContaining(prefix),
      ipv6: "",
      mac: expect.stringMatching(/^02:42/),
    },
    { ...created, state: "created", ip: "", ipv6: "", mac: "" },
  ]);
});

describe("what may be secret", () => {
  const secretive = { Labels: { token: "hunter2" }, Options: { "com.example.secret": "hunter2" } };

  test("is shown to who may inspect", async () => {
    const { id } = await makeNetwork(secretive);
    const { body } = await panel.request(`${base}/${id}`, { as: "deployer" });
    expect(body).toMatchObject({ redacted: false, labels: { token: "hunter2" } });
    expect((body as NetworkDetail).options).toContainEqual({ key: "com.example.secret", value: "hunter2" });
    const json = await panel.request(`${base}/${id}/json`, { as: "deployer" });
    expect(json.body).toMatchObject({ Id: id, Labels: { token: "hunter2" } });
  });

  test.each(["viewer", "operator"] as const)("is not shown to a %s", async (as) => {
    const { id } = await makeNetwork(secretive);
    const detail = (await panel.request(`${base}/${id}`, { as })).body as NetworkDetail;
    const list = (await panel.request(base, { as })).body;
    expect(JSON.stringify([detail, list])).not.toContain("hunter2");
    expect(detail.options).toContainEqual({ key: "com.example.secret", value: null });
    expect((await panel.request(`${base}/${id}/json`, { as })).status).toBe(403);
  });
});

describe("removal", () => {
  test("is done when it is answered", async () => {
    const { id } = await makeNetwork();
    expect(await remove(id)).toMatchObject({ status: 200, body: { id } });
    expect(await rowOf(id)).toBeUndefined();
    expect((await engineCall("GET", `/networks/${id}`)).status).toBe(404);
  });

  test("with running containers is refused with their names, not those of the stopped ones", async () => {
    const { id, name } = await makeNetwork();
    const running = await joinNetwork(name, { start: true });
    await joinNetwork(name);
    await expect.poll(async () => (await rowOf(id))?.usedBy.count, patience).toBe(2);
    const { status, body } = await remove(id);
    expect(status).toBe(409);
    expect(body).toMatchObject({
      error: {
        code: "in_use",
        usedBy: [running.name],
        reason: expect.stringContaining("active endpoints"),
      },
    });
  });

  test.each(["host", "none"])("of the engine's own network %s is refused", async (name) => {
    const { status, body } = await remove(name);
    expect(status).toBe(409);
    expect(body).toMatchObject({ error: { code: "conflict", message: expect.stringContaining(name) } });
  });

  test.each(["viewer", "operator", "deployer"] as const)("is not a %s's to do", async (as) => {
    const { id } = await makeNetwork();
    expect((await remove(id, as)).status).toBe(403);
    expect((await engineCall("GET", `/networks/${id}`)).status).toBe(200);
  });
});

const hostile = ["x%2F..%2F..%2Fplugins", "..%2F..%2Fversion", "%00", "-rf", "x%3Fy", "%E2%80%AE"];
test.each(hostile)("the reference %s never reaches the engine", async (ref) => {
  const { status, body } = await remove(ref);
  expect([400, 404]).toContain(status);
  expect(body).toMatchObject({ error: { code: expect.stringMatching(/invalid_input|not_found/) } });
});
