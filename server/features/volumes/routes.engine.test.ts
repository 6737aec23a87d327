import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { Role } from "#lib/contracts/permissions.ts";
import { type VolumeDetail, type VolumeRow, volumeChannels } from "#lib/contracts/volumes.ts";
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
  // Containers were made after the volumes that they hold.
  for (const remove of made.splice(0).reverse()) await remove();
});
afterAll(() => panel.close());

const base = "/api/environments/local/volumes";

const makeVolume = async (settings: Record<string, unknown> = {}): Promise<string> => {
  const name = `volume-${randomUUID().slice(0, 12)}`;
  const { status } = await engineCall("POST", "/volumes/create", { Name: name, ...settings });
  expect(status).toBe(201);
  made.push(() => engineCall("DELETE", `/volumes/${name}?force=1`));
  return name;
};

const holdVolume = async (volume: string, settings: Record<string, unknown> = {}) => {
  const name = `holder-${randomUUID().slice(0, 8)}`;
  const id = await makeContainer(name, { HostConfig: { Binds: [`${volume}:/data:ro`] }, ...settings });
  made.push(() => removeContainer(id));
  return { id, name };
};

const rowOf = async (name: string, as: Role = "admin"): Promise<VolumeRow | undefined> => {
  const { body } = await panel.request(base, { as });
  return (body as { items: VolumeRow[] }).items.find((row) => row.name === name);
};

const remove = (name: string, as: Role = "admin", query = "") =>
  panel.request(`${base}/${name}${query}`, { method: "DELETE", as });

test("a volume's row says what it is and who uses it", async () => {
  const name = await makeVolume({ Labels: { "com.docker.compose.project": "shop", tier: "db" } });
  await expect
    .poll(() => rowOf(name), patience)
    .toMatchObject({
      id: name,
      driver: "local",
      scope: "local",
      project: "shop",
      labels: { tier: "db" },
      anonymous: false,
      self: false,
      createdAt: expect.any(Number),
      usedBy: { count: 0, running: 0, first: [] },
    });
  const holder = await holdVolume(name);
  const first = [{ id: holder.id, name: holder.name, state: "created" }];
  await expect
    .poll(async () => (await rowOf(name))?.usedBy, patience)
    .toEqual({ count: 1, running: 0, first });
});

test("the followers of the list hear of a volume, its users and its end", async () => {
  const socket = await openTestSocket(panel, "viewer");
  const channel = await socket.open(volumeChannels.follow, { environment: "local" });
  const told: { row: VolumeRow | undefined; removed: boolean } = { row: undefined, removed: false };
  const replay = (name: string) => {
    for (const message of channel.messages.splice(0)) {
      if (message.type === "snapshot") told.row = message.items.find((row) => row.name === name);
      if (message.type !== "patch") continue;
      told.row = message.upserts.find((row) => row.name === name) ?? told.row;
      told.removed ||= message.removes.includes(name);
    }
    return told;
  };
  const name = await makeVolume();
  await channel.until(() => replay(name).row?.usedBy.count === 0);
  const { id } = await holdVolume(name, { start: true });
  await channel.until(() => replay(name).row?.usedBy.first[0]?.state === "running");
  await engineCall("POST", `/containers/${id}/kill`);
  await channel.until(() => replay(name).row?.usedBy.running === 0);
  await removeContainer(id);
  await channel.until(() => replay(name).row?.usedBy.count === 0);
  await remove(name);
  await channel.until(() => replay(name).removed);
  socket.close();
});

test("a volume's page has all its containers and where they have it", async () => {
  const name = await makeVolume();
  const stopped = await holdVolume(name);
  const running = await holdVolume(name, { start: true });
  await expect.poll(async () => (await rowOf(name))?.usedBy.running, patience).toBe(1);
  const { body } = await panel.request(`${base}/${name}`, { as: "viewer" });
  const mounts = [{ destination: "/data", readOnly: true }];
  expect((body as VolumeDetail).uses).toEqual([
    { ...running, state: "running", mounts },
    { ...stopped, state: "created", mounts },
  ]);
  expect((body as VolumeDetail).mountpoint).toContain(name);
});

describe("what may be secret", () => {
  const secretive = {
    Labels: { "com.docker.compose.project": "shop", token: "hunter2" },
    DriverOpts: { type: "cifs", o: "password=hunter2", device: "//host/share" },
  };

  test("is shown to who may inspect", async () => {
    const name = await makeVolume(secretive);
    const { body } = await panel.request(`${base}/${name}`, { as: "deployer" });
    expect(body).toMatchObject({ redacted: false, labels: { token: "hunter2" } });
    expect((body as VolumeDetail).options).toContainEqual({ key: "o", value: "password=hunter2" });
    const json = await panel.request(`${base}/${name}/json`, { as: "deployer" });
    expect(json.body).toMatchObject({ Name: name, Options: { o: "password=hunter2" } });
  });

  test.each(["viewer", "operator"] as const)("is not shown to a %s", async (as) => {
    const name = await makeVolume(secretive);
    const detail = (await panel.request(`${base}/${name}`, { as })).body as VolumeDetail;
    const list = (await panel.request(base, { as })).body;
    expect(JSON.stringify([detail, list])).not.toContain("hunter2");
    expect(detail).toMatchObject({ redacted: true, row: { project: "shop" } });
    expect(detail.options).toContainEqual({ key: "o", value: null });
    expect((await panel.request(`${base}/${name}/json`, { as })).status).toBe(403);
  });
});

describe("removal", () => {
  test("is done when it is answered", async () => {
    const name = await makeVolume();
    expect(await remove(name)).toMatchObject({ status: 200, body: { name } });
    expect(await rowOf(name)).toBeUndefined();
    expect((await engineCall("GET", `/volumes/${name}`)).status).toBe(404);
  });

  test.each(["", "?force=true"])(
    "of a used one is refused with the names that hold it (%s)",
    async (query) => {
      const name = await makeVolume();
      const holders = [await holdVolume(name, { start: true }), await holdVolume(name)];
      await expect
        .poll(async () => (await rowOf(name))?.usedBy, patience)
        .toMatchObject({ count: 2, running: 1 });
      const { status, body } = await remove(name, "admin", query);
      expect(status).toBe(409);
      expect(body).toMatchObject({
        error: {
          code: "in_use",
          usedBy: holders.map((holder) => holder.name),
          reason: expect.stringContaining("volume is in use"),
        },
      });
      expect((await engineCall("GET", `/volumes/${name}`)).status).toBe(200);
    },
  );

  test.each(["viewer", "operator", "deployer"] as const)("is not a %s's to do", async (as) => {
    const name = await makeVolume();
    expect((await remove(name, as)).status).toBe(403);
    expect((await engineCall("GET", `/volumes/${name}`)).status).toBe(200);
  });

  test("of one that is not there says so", async () => {
    expect(await remove("no-such-volume")).toMatchObject({
      status: 404,
      body: { error: { code: "not_found" } },
    });
  });
});

const hostile = ["x%2F..%2F..%2Fplugins", "..%2F..%2Fversion", "%00", "-rf", "x%3Fforce=1", "%E2%80%AE"];
test.each(hostile)("the name %s never reaches the engine", async (name) => {
  const { status, body } = await remove(name);
  expect([400, 404]).toContain(status);
  expect(body).toMatchObject({ error: { code: expect.stringMatching(/invalid_input|not_found/) } });
});
