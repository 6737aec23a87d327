import { expect, test } from "vitest";
import type { PullLayer } from "#lib/contracts/pulls.ts";
import { layerShare, pullShare } from "./pull-share.ts";

const layer = (phase: PullLayer["phase"], current: number | null = null, total: number | null = null) => ({
  ...{ id: phase, phase, status: "", current, total },
});

test("a pull is at its end only when every layer is unpacked", () => {
  expect(pullShare([layer("extracting", 0, 100), layer("done")])).toBeCloseTo(0.9);
  expect(pullShare([layer("downloading", 50, 100), layer("waiting")])).toBeCloseTo(0.2);
  expect(pullShare([layer("exists"), layer("done")])).toBe(1);
});

test("what is there already counts for nothing, unless it is all", () => {
  expect(pullShare([layer("exists"), layer("downloaded")])).toBeCloseTo(0.8);
  expect(pullShare([layer("exists")])).toBe(1);
  expect(pullShare([])).toBeNull();
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
