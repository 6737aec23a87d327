import { randomUUID } from "node:crypto";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { afterEach, beforeEach, expect, test } from "vitest";
import { databaseFile } from "../../db/data-directory.ts";
import { engineCall, makeContainer, removeContainer } from "../engine-api.ts";
import { openTap, type Tap } from "./engine-tap.ts";
import { createKillablePanel, type SignedIn } from "./killable-panel.ts";

const engine = process.env.QUAYSIDE_TEST_ENGINE as string;
/** What a recreation asks of the engine, in order. */
const changes = [
  "POST /containers/create",
  "POST /containers/{id}/stop",
  "POST /containers/{id}/rename",
  "POST /containers/{id}/rename",
  "POST /containers/{id}/start",
  "DELETE /containers/{id}",
];

let panel: ReturnType<typeof createKillablePanel>;
let tap: Tap | undefined;
let name = "";
beforeEach(() => {
  panel = createKillablePanel();
  name = `recreate-${randomUUID().slice(0, 8)}`;
});
afterEach(async () => {
  await panel.kill();
  await tap?.close();
  tap = undefined;
  for (const { Id } of await alike()) await removeContainer(Id);
  await engineCall("DELETE", `/volumes/${name}?force=1`);
  await panel[Symbol.asyncDispose]();
});

type Row = { Id: string; Names: string[]; State: string };
/** Whatever has a name that begins with ours, whole or on the way. */
const alike = async (): Promise<Row[]> => {
  const rows = (await engineCall("GET", "/containers/json?all=1")).body as Row[];
  return rows.filter(({ Names }) => Names.some((one) => one.startsWith(`/${name}`)));
};

const recreate = (url: string, headers: SignedIn) =>
  fetch(`${url}/api/environments/local/containers/${name}/recreate`, { method: "POST", headers, body: "{}" });

const makeOld = () =>
  makeContainer(name, {
    start: true,
    Env: ["KEPT=yes"],
    HostConfig: {
      Mounts: [
        { Type: "volume", Source: name, Target: "/data" },
        // Without a source: as Compose writes a volume without a name.
        { Type: "volume", Target: "/unnamed-mount" },
      ],
    },
    Volumes: { "/unnamed": {} },
  });

const volumesOf = async (id: string): Promise<string[]> => {
  const { Mounts } = (await engineCall("GET", `/containers/${id}/json`)).body as {
    Mounts: { Name: string }[];
  };
  return Mounts.map(({ Name }) => Name).toSorted();
};

const points = changes.flatMap((change, index) =>
  (["before", "after"] as const).map((when) => ({ change, count: index + 1, when })),
);

test.each(points)(
  "killed $when $change ($count) of a recreation: one container, running, with its name and volumes",
  { timeout: 60_000 },
  async ({ count, when }) => {
    const old = await makeOld();
    const volumes = await volumesOf(old);
    const socket = join(panel.folder, "tap.sock");
    tap = await openTap({ path: socket, engine }, async (change) => {
      if (change.count === count && change.when === when) await panel.kill();
    });
    const url = await panel.start(socket);
    const headers = await panel.signIn(url);
    await expect(recreate(url, headers)).rejects.toThrow();
    expect(tap.changes).toEqual(changes.slice(0, count));

    await panel.start(engine);
    await expect.poll(unsettled, { timeout: 20_000, interval: 100 }).toBe(0);
    const left = await alike();
    expect(left.map(({ Names, State }) => [Names, State])).toEqual([[[`/${name}`], "running"]]);
    expect(await volumesOf(left[0]?.Id ?? "")).toEqual(volumes);
    const { Config } = (await engineCall("GET", `/containers/${name}/json`)).body as {
      Config: { Env: string[] };
    };
    expect(Config.Env).toContain("KEPT=yes");
    expect(explained()).toEqual([expect.stringMatching(/^(?:restored|completed)$/)]);
  },
);

test("nobody kills it: the new container has the name, the volumes and runs", {
  timeout: 60_000,
}, async () => {
  const old = await makeOld();
  const volumes = await volumesOf(old);
  const url = await panel.start(engine);
  const answer = await recreate(url, await panel.signIn(url));
  const body = (await answer.json()) as { id: string };
  expect([answer.status, body]).toEqual([200, { id: expect.any(String), name, warnings: [] }]);
  expect(body.id).not.toBe(old);
  expect((await alike()).map(({ Id, State }) => [Id, State])).toEqual([[body.id, "running"]]);
  expect(await volumesOf(body.id)).toEqual(volumes);
  expect(unsettled()).toBe(0);
});

const fromDatabase = <T>(sql: string): T[] => {
  const db = new Sqlite(databaseFile(panel.dataDir), { readonly: true });
  try {
    return db.prepare<[], T>(sql).all();
  } finally {
    db.close();
  }
};
const unsettled = (): number => fromDatabase(`select id from recreation`).length;
const explained = (): string[] =>
  fromDatabase<{ detail: string }>(
    `select detail from audit where action = 'container.mend' and phase = 'succeeded'`,
  ).map(({ detail }) => detail);
