import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { emptySpec } from "#lib/docker/run/spec/empty.ts";
import { plainNetwork } from "#lib/docker/run/spec/network.ts";
import { engineCall, makeContainer, removeContainer } from "../../../testing/engine-api.ts";
import { openTap, type Tap } from "../../../testing/faults/engine-tap.ts";
import { startTestPanel, type TestPanel } from "../../../testing/test-panel.ts";

const engine = process.env.QUAYSIDE_TEST_ENGINE as string;
type Row = { Id: string; Names: string[]; State: string };
let name = "";
let old = "";
let home = "";
let panel: TestPanel | undefined;
let tap: Tap | undefined;
beforeEach(async () => {
  name = `failed-${randomUUID().slice(0, 8)}`;
  home = mkdtempSync(join(tmpdir(), "quayside-failed-"));
  old = await makeContainer(name, { start: true, HostConfig: { NetworkMode: "none" } });
});
afterEach(async () => {
  await panel?.close();
  await tap?.close();
  tap = undefined;
  for (const { Id } of await alike()) await removeContainer(Id);
  rmSync(home, { recursive: true, force: true });
});

const alike = async (): Promise<Row[]> => {
  const rows = (await engineCall("GET", "/containers/json?all=1")).body as Row[];
  return rows.filter(({ Names }) => Names.some((one) => one.startsWith(`/${name}`)));
};
const path = () => `/api/environments/local/containers/${name}`;

/** Another container in its place, that runs a script. */
const recreateWith = (script: string, more: object = {}) => {
  const spec = { ...emptySpec("quayside/busybox:1"), name, command: ["sh", "-c", script] };
  const body = { spec: { ...spec, networks: [plainNetwork("none")], ...more } };
  return (panel as TestPanel).request(`${path()}/recreate`, { method: "POST", as: "admin", body });
};

test.each([
  ["no", "It ended with code 3"],
  ["always", "again and again"],
])(
  "one that runs and dies at once (restart %s) is no success: the old one is back",
  {
    timeout: 60_000,
  },
  async (restart, words) => {
    panel = await startTestPanel(engine);
    const answer = await recreateWith("echo no such database >&2; sleep 0.3; exit 3", {
      restart: { policy: restart, maximumRetries: 0 },
    });
    expect(answer).toMatchObject({ status: 502, body: { error: { code: "engine_failed" } } });
    const { reason } = (answer.body as { error: { reason: string } }).error;
    expect(reason).toContain(words);
    expect(reason).toContain("no such database");
    expect((await alike()).map(({ Id, Names, State }) => [Id, Names, State])).toEqual([
      [old, [`/${name}`], "running"],
    ]);
  },
);

test("one that does its work and ends well takes the place", { timeout: 60_000 }, async () => {
  panel = await startTestPanel(engine);
  expect(await recreateWith("sleep 0.3; exit 0")).toMatchObject({ status: 200 });
  expect((await alike()).map(({ Id, State }) => [Id === old, State])).toEqual([[false, "exited"]]);
});

test("an old one that cannot be put back at once is told of, and put back when it can be", {
  timeout: 60_000,
}, async () => {
  const socket = join(home, "tap.sock");
  let intruder = "";
  tap = await openTap({ path: socket, engine }, async ({ when }) => {
    // The new container has failed and is gone: before the old one has its name again, somebody else takes it.
    if (when !== "after" || intruder !== "" || tap?.changes.at(-1) !== "DELETE /containers/{id}") return;
    intruder = await makeContainer(name, { HostConfig: { NetworkMode: "none" } });
  });
  panel = await startTestPanel(socket);
  expect(await recreateWith("exit 3")).toMatchObject({
    status: 504,
    body: { error: { code: "outcome_unknown" } },
  });
  const mends = async () => {
    const { body } = await (panel as TestPanel).request(`${path()}/mends`, { as: "admin" });
    return (body as { items?: { settled: string }[] }).items?.map(({ settled }) => settled);
  };
  expect(await mends()).toEqual(["pending"]);
  await removeContainer(intruder);
  await expect.poll(mends, { timeout: 30_000, interval: 250 }).toEqual(["restored"]);
  expect((await alike()).map(({ Id, Names, State }) => [Id, Names, State])).toEqual([
    [old, [`/${name}`], "running"],
  ]);
});
