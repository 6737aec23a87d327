import { expect, test } from "vitest";
import type { PullLayer } from "#lib/contracts/pulls.ts";
import { layerShare, pullShare } from "./pull-share.ts";

const layer = (phase: PullLayer["phase"], current: number | null = null, total: number | null = null) => ({
  ...{ id: phase, phase, status: "", current, total },
});

test("a pull is at its end only when every layer is unpacked", () => {
  const of = (...layers: PullLayer[]) => ({ layers, received: 100, expected: 100 });
  expect(pullShare(of(layer("extracting"), layer("done")))).toBeCloseTo(0.9);
  expect(pullShare(of(layer("exists"), layer("done")))).toBe(1);
});

test("nothing is said while the sizes are not known, and of what is there already it is all", () => {
  expect(pullShare({ layers: [layer("downloading", 1, 2)], received: 1, expected: null })).toBeNull();
  expect(pullShare({ layers: [], received: 0, expected: 0 })).toBeNull();
  expect(pullShare({ layers: [layer("exists")], received: 0, expected: 0 })).toBe(1);
});

test.each<[PullLayer, number]>([
  [layer("waiting"), 0],
  [layer("downloading", 25, 100), 0.25],
  [layer("downloading", 25, null), 0],
  [layer("downloaded"), 1],
  [layer("extracting", 50, 100), 0.5],
  [layer("retrying"), 0],
  [layer("done"), 1],
  [layer("exists"), 1],
])("%j is at %d", (one, share) => {
  expect(layerShare(one)).toBe(share);
});
