import { expect, test } from "vitest";
import { nextProbe } from "./next-probe.ts";

const probe = (end: number | null) => ({ start: 0, end, exitCode: 0, output: "" });

const healthy = { status: "healthy" as const, interval: 30, startPeriod: 0, startInterval: 5 };

test.each([
  ["after the last check", [probe(5_000), probe(40_000)], 1_000, 70_000],
  ["after the start, without a check", [], 10_000, 40_000],
  ["after a start that came after the last check", [probe(5_000)], 10_000, 40_000],
  ["after the start, where the check's end is not known", [probe(null)], 10_000, 40_000],
  ["nobody knows", [], null, null],
])("the next check comes %s", (_, log, startedAt, expected) => {
  expect(nextProbe({ ...healthy, log }, startedAt)).toBe(expected);
});

const starting = { ...healthy, status: "starting" as const, startPeriod: 60, startInterval: 5 };

test.each([
  ["at once oftener", starting, [], 15_000],
  ["oftener, while the period lasts", starting, [probe(40_000)], 45_000],
  ["as always after it", starting, [probe(80_000)], 110_000],
  ["as always once it is healthy", { ...starting, status: "healthy" as const }, [probe(40_000)], 70_000],
  ["as always by an engine that knows no start interval", { ...starting, startInterval: null }, [], 40_000],
  ["as always without a start period", { ...starting, startPeriod: 0 }, [], 40_000],
])("while it starts it is checked %s", (_, health, log, expected) => {
  expect(nextProbe({ ...health, log }, 10_000)).toBe(expected);
});
