import { describe, expect, test } from "vitest";
import { HitRail, railMarks, railTop } from "./hit-rail.ts";

const start = 1_790_000_000_000_000_000n;
const at = (ms: number) => (start + BigInt(ms) * 1_000_000n).toString();
const railOf = (lines: number, hits: readonly number[], msPerLine = 1) => {
  const rail = new HitRail();
  for (const number of hits) rail.add({ at: at(number * msPerLine), nth: 0 }, number);
  rail.reach(lines, at(lines * msPerLine));
  return rail;
};

describe("one container's hits", () => {
  test("stand as far down as their lines do", () => {
    const marks = railMarks(["c"], [railOf(1000, [1, 501, 1000])]);
    expect(marks.map(({ top }) => top)).toEqual([0, 0.5, 0.999]);
    expect(marks[1]).toMatchObject({ count: 1, number: 501, container: "c", place: { at: at(501), nth: 0 } });
  });

  test("a million of them are few marks, none of them forgotten", () => {
    const rail = railOf(
      1_000_000,
      Array.from({ length: 1_000_000 }, (_, index) => index + 1),
      0,
    );
    expect(rail.hits.length).toBeLessThanOrEqual(1024);
    const marks = railMarks(["c"], [rail]);
    expect(marks.length).toBeLessThanOrEqual(300);
    expect(marks.reduce((sum, { count }) => sum + count, 0)).toBe(1_000_000);
    expect(marks[0]).toMatchObject({ top: 0, number: 1 });
  });

  test("a moment stands among the lines, not among the hours", () => {
    const rail = new HitRail();
    rail.reach(900, at(1_000));
    rail.reach(1000, at(3_600_000));
    expect(railTop([rail], at(1_000))).toBeCloseTo(0.9);
    expect(railTop([rail], at(9_000_000))).toBe(1);
  });
});

test("hits of several containers stand where the time puts them", () => {
  const rails = [railOf(100, [50]), railOf(300, [150])];
  const marks = railMarks(["one", "two"], rails);
  expect(marks.map(({ container }) => container)).toEqual(["one", "two"]);
  expect(marks[0]?.top).toBeCloseTo(0.125);
  expect(marks[1]?.top).toBeCloseTo(0.625);
});
