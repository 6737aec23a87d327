import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Dependent } from "#lib/contracts/container-recreate.ts";
import { followPower, followSpec } from "#lib/docker/run/follow.ts";
import type { ContainerSpec } from "#lib/docker/run/spec.ts";
import { engineCall, makeContainer, removeContainer } from "../../../testing/engine-api.ts";
import { startTestPanel, type TestPanel } from "../../../testing/test-panel.ts";

const mark = randomUUID().slice(0, 8);
const base = `dep-base-${mark}`;
const network = `dep-net-${mark}`;
const made: string[] = [];
let panel: TestPanel;

const make = async (kind: string, body: Record<string, unknown> = {}, start = true): Promise<string> => {
  const id = await makeContainer(`dep-${kind}-${mark}`, { start, ...body });
  made.push(id);
  return id;
};

beforeAll(async () => {
  panel = await startTestPanel(process.env.QUAYSIDE_TEST_ENGINE as string);
  await engineCall("POST", "/networks/create", { Name: network });
  await make("base", { HostConfig: { IpcMode: "shareable" } });
  await make("net", { HostConfig: { NetworkMode: `container:${base}`, PidMode: `container:${base}` } });
  await make("ipc", { HostConfig: { IpcMode: `container:${base}` } }, false);
  await make("volumes", { HostConfig: { VolumesFrom: [`${base}:ro`] } });
  await make("link", { HostConfig: { Links: [`${base}:db`] } });
  await make("alone");
});
afterAll(async () => {
  for (const id of made) await removeContainer(id);
  await engineCall("DELETE", `/networks/${network}`);
  await panel.close();
});

const dependents = async (container: string): Promise<Dependent[]> => {
  const path = `/api/environments/local/containers/${container}/dependents`;
  return ((await panel.request(path, { as: "admin" })).body as { items: Dependent[] }).items;
};

test("all that hold on to a container are named, with what binds them and whether it breaks", async () => {
  const found = (await dependents(base)).map(({ name, ...rest }) => [name.split("-")[1], rest] as const);
  const told = Object.fromEntries(
    found.map(([kind, { ties, breaks, running }]) => [kind, { ties, breaks, running }]),
  );
  expect(told).toEqual({
    net: { ties: ["network", "pid"], breaks: true, running: true },
    ipc: { ties: ["ipc"], breaks: true, running: false },
    volumes: { ties: ["volumes"], breaks: false, running: true },
    link: { ties: ["link"], breaks: true, running: true },
  });
});

test("one that nobody holds on to has none", async () => {
  expect(await dependents(`dep-alone-${mark}`)).toEqual([]);
});

test("what breaks is made again behind the new one, by a spec that follows it", async () => {
  const admin = { as: "admin" as const, method: "POST" };
  const at = (name: string, rest: string) => `/api/environments/local/containers/${name}/${rest}`;
  const followers = ["net", "ipc", "link"].map((kind) => `dep-${kind}-${mark}`);
  const specs = await Promise.all(
    followers.map(async (name) => {
      const answer = await panel.request(at(name, "spec?keepVolumes=true"), { as: "admin" });
      return { name, ...(answer.body as { spec: ContainerSpec; hostPower: string[] }) };
    }),
  );
  const [id = ""] = made;
  const again = await panel.request(at(base, "recreate"), {
    ...admin,
    body: { hostPower: ["ipc=shareable"] },
  });
  expect(again).toMatchObject({ status: 200, body: { name: base } });
  made.push((again.body as { id: string }).id);
  for (const { name, spec, hostPower } of specs) {
    const followed = followSpec(spec, { id, name: base }, base);
    const body = { spec: followed, hostPower: followPower(spec, followed, hostPower) };
    const answer = await panel.request(at(name, "recreate"), { ...admin, body });
    expect(answer).toMatchObject({ status: 200, body: { name } });
    made.push((answer.body as { id: string }).id);
  }
  const shared = { net: ["network", "pid"], ipc: ["ipc"], link: ["link"] };
  const found = Object.fromEntries(
    (await dependents(base)).map(({ name, ties }) => [name.split("-")[1], ties]),
  );
  expect(found).toEqual(expect.objectContaining(shared));
});
