import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { engineCall, makeContainer, removeContainer } from "../../../testing/engine-api.ts";
import { openTap, type Tap } from "../../../testing/faults/engine-tap.ts";
import { createKillablePanel, type SignedIn } from "../../../testing/faults/killable-panel.ts";

const engine = process.env.QUAYSIDE_TEST_ENGINE as string;
let panel: ReturnType<typeof createKillablePanel>;
let tap: Tap;
let name = "";
beforeEach(() => {
  panel = createKillablePanel();
  name = `mended-${randomUUID().slice(0, 8)}`;
});
afterEach(async () => {
  await panel.kill();
  await tap.close();
  const rows = (await engineCall("GET", "/containers/json?all=1")).body as { Id: string; Names: string[] }[];
  for (const { Id, Names } of rows) if (Names[0]?.startsWith(`/${name}`)) await removeContainer(Id);
  await panel[Symbol.asyncDispose]();
});

const mendsAt = async (url: string, headers: SignedIn): Promise<unknown[]> => {
  const answer = await fetch(`${url}/api/environments/local/containers/${name}/mends`, { headers });
  return answer.ok ? ((await answer.json()) as { items: unknown[] }).items : [];
};

test("what was mended after a kill is told of the container, also by the next run", {
  timeout: 60_000,
}, async () => {
  await makeContainer(name, { start: true });
  const socket = join(panel.folder, "tap.sock");
  // The second change of a recreation is the stop of the old container.
  tap = await openTap({ path: socket, engine }, async ({ count, when }) => {
    if (count === 2 && when === "after") await panel.kill();
  });
  const url = await panel.start(socket);
  const headers = await panel.signIn(url);
  expect(await mendsAt(url, headers)).toEqual([]);
  const path = `${url}/api/environments/local/containers/${name}/recreate`;
  await expect(fetch(path, { method: "POST", headers, body: "{}" })).rejects.toThrow();
  const told = [{ at: expect.any(Number), actor: expect.any(String), step: "stop", settled: "restored" }];
  for (let run = 0; run < 2; run += 1) {
    const again = await panel.start(engine);
    await expect.poll(() => mendsAt(again, headers), { timeout: 20_000, interval: 100 }).toEqual(told);
    await panel.kill();
  }
});
