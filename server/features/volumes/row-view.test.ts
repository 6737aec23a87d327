import { expect, test } from "vitest";
import type { VolumeUse } from "#lib/contracts/volumes.ts";
import { volumeEntry } from "../../engine/types/volume.ts";
import { toVolumeRow } from "./row-view.ts";

const volume = volumeEntry.parse({ Name: "data", Driver: "local", Scope: "local" });
const use = (id: string): VolumeUse => ({ id, name: id, state: "running", mounts: [] });
const reader = { mayInspect: true, ownId: "panel" };

test.each<[string, VolumeUse[], boolean]>([
  ["nobody", [], false],
  ["another", [use("web")], false],
  ["the panel, among others", [use("web"), use("panel")], true],
])("whether the panel keeps something in a volume that %s has", (_, uses, expected) => {
  expect(toVolumeRow({ object: volume, uses }, reader).self).toBe(expected);
});

test("outside of a container, no volume is the panel's own", () => {
  const row = toVolumeRow({ object: volume, uses: [use("web")] }, { ...reader, ownId: null });
  expect(row.self).toBe(false);
});

test("an engine that does not say when a volume was made is believed", () => {
  expect(toVolumeRow({ object: volume, uses: [] }, reader).createdAt).toBeNull();
});
