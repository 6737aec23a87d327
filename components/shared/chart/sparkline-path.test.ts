import { expect, test } from "vitest";
import { sparklinePath } from "./sparkline-path.ts";

const size = { width: 30, height: 10 };

test.each<[string, (number | null)[], number, string]>([
  ["nothing", [], 10, ""],
  ["one point", [5], 10, "M30 5"],
  ["all the width", [0, 10, 5, 10], 10, "M0 10L10 0L20 5L30 0"],
  ["less than all, at the right edge", [0, 10], 10, "M20 10L30 0"],
  ["a gap", [0, null, 5, 10], 10, "M0 10M20 5L30 0"],
  ["above the top and below zero", [-5, 20], 10, "M20 10L30 0"],
  ["a top of zero", [0, 0], 0, "M20 10L30 10"],
])("%s", (_, points, top, expected) => {
  expect(sparklinePath(points, size, { most: 4, top })).toBe(expected);
});
