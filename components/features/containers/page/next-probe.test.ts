import { expect, test } from "vitest";
import { nextProbe } from "./next-probe.ts";

const probe = (end: number | null) => ({ start: 0, end, exitCode: 0, output: "" });

test.each([
  ["after the last check", [probe(5_000), probe(40_000)], 1_000, 70_000],
  ["after the start, without a check", [], 10_000, 40_000],
  ["after a start that came after the last check", [probe(5_000)], 10_000, 40_000],
  ["after the start, where the check's end is not known", [probe(null)], 10_000, 40_000],
  ["nobody knows", [], null, null],
])("the next check comes %s", (_, log, startedAt, expected) => {
  expect(nextProbe({ interval: 30, log }, startedAt)).toBe(expected);
});
