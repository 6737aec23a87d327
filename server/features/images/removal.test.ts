import { expect, test, vi } from "vitest";
import { startScriptedPanel } from "../../testing/scripted-engine.ts";

// Each starts a panel of its own, on machines that have other things to do.
vi.setConfig({ testTimeout: 60_000 });

const first = `sha256:${"1".repeat(64)}`;
const second = `sha256:${"2".repeat(64)}`;
const image = (Id: string) => ({ Id, RepoTags: [], RepoDigests: [], Size: 1, Created: 1, Labels: {} });
const base = "/api/environments/local";

/** As `docker inspect` has it, which writes the time as text. */
const inspected = { Id: first, RepoTags: [], RepoDigests: [], Size: 1 };

test("an image given by the start of its id is removed by the whole of it, also by force", async () => {
  await using engine = await startScriptedPanel({
    "GET /images/json": [200, [image(first)]],
    "GET /images/111111111111/json": [200, inspected],
    [`DELETE /images/${first}`]: [200, [{ Deleted: first }]],
  });
  const path = `${base}/images/111111111111?force=true`;
  const answer = await engine.panel.request(path, { method: "DELETE", as: "admin" });
  expect(answer.body).toEqual({ untagged: [], deleted: [first] });
  expect(engine.changes()).toEqual([expect.stringContaining(`DELETE /images/${first}`)]);
});

test("an image's page that names it in full has the engine inspect it for the page and for the list, and no third time", async () => {
  await using engine = await startScriptedPanel({
    "GET /images/json": [200, [image(first)]],
    [`GET /images/${first}/json`]: [200, inspected],
    [`GET /images/${first}/history`]: [200, []],
  });
  const path = `${base}/images/${encodeURIComponent(first)}`;
  expect((await engine.panel.request(path, { as: "admin" })).status).toBe(200);
  expect(engine.requests.filter((line) => line.includes(`${first}/json`))).toHaveLength(2);
});

test("a prune that breaks off tells what went and why the rest stayed, though nobody can count the bytes", async () => {
  await using engine = await startScriptedPanel({
    "GET /images/json": [200, [image(first), image(second)]],
    [`GET /images/${first}/history`]: [500, { message: "no history" }],
    [`DELETE /images/${first}`]: [200, [{ Deleted: first }]],
    [`DELETE /images/${second}`]: "break",
  });
  const answer = await engine.panel.request(`${base}/prune/images`, {
    method: "POST",
    as: "admin",
    body: { confirmed: [first, second] },
  });
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ deleted: [first], kept: [{ id: second }] });
});
