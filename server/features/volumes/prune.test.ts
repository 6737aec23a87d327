import { expect, test, vi } from "vitest";
import { startScriptedPanel } from "../../testing/scripted-engine.ts";

// Each starts a panel of its own, on machines that have other things to do.
vi.setConfig({ testTimeout: 60_000 });

const path = "/api/environments/local/prune/volumes";
const volume = (Name: string) => ({
  Name,
  Driver: "local",
  Mountpoint: "/",
  Labels: {},
  Options: {},
  Scope: "local",
});
const lists = {
  "GET /volumes": [200, { Volumes: ["a", "taken", "z"].map((name) => volume(`${name}..1`)), Warnings: [] }],
  "GET /system/df": [200, { Volumes: [{ Name: "a..1", UsageData: { Size: 7, RefCount: 0 } }] }],
  "DELETE /volumes/a..1": [204, null],
  "DELETE /volumes/taken..1": [409, { message: "volume is in use" }],
} as const;
const body = { all: true, confirmed: ["a..1", "taken..1", "z..1"] };

test("only what was confirmed is removed, one by one; what came into use meanwhile stays and is told", async () => {
  await using engine = await startScriptedPanel({
    ...lists,
    "DELETE /volumes/z..1": [404, { message: "gone" }],
  });
  const answer = await engine.panel.request(path, { method: "POST", as: "admin", body });
  expect(answer.body).toEqual({
    removed: ["a..1"],
    reclaimed: 7,
    kept: [{ name: "taken..1", reason: "volume is in use" }],
  });
  expect(engine.changes()).toEqual(
    ["a..1", "taken..1", "z..1"].map((name) => expect.stringContaining(`/volumes/${name}`)),
  );
});

test("bytes that the engine did not count are not told as none", async () => {
  await using engine = await startScriptedPanel({ ...lists, "DELETE /volumes/z..1": [204, null] });
  const answer = await engine.panel.request(path, { method: "POST", as: "admin", body });
  expect(answer.body).toMatchObject({ removed: ["a..1", "z..1"], reclaimed: null });
});
