import { describe, expect, test } from "vitest";
import type { LogLine } from "../../engine/log-lines.ts";
import { createPlaceSplit } from "./place-split.ts";

const at = (ms: number) => (1_790_000_000_000_000_000n + BigInt(ms) * 1_000_000n).toString();
const line = (ms: number): LogLine => ({
  ...{ at: at(ms), nth: 0, source: "stdout", bytes: Buffer.from(String(ms)), size: 1 },
});
const part = (place: number, times: readonly number[]) => {
  const split = createPlaceSplit({ at: at(place), nth: 0 });
  const parts = times.map((ms) => split.add(line(ms)));
  const of = (lines: readonly LogLine[]) => lines.map(({ bytes }) => Number(bytes));
  return {
    before: parts.flatMap(({ before }) => of(before)),
    self: parts.flatMap(({ self }) => (self ? of([self]) : [])),
    after: [...parts.flatMap(({ after }) => of(after)), ...of(split.end())],
  };
};

describe("a log is parted", () => {
  test("where the place's own line stands, whatever the stamps around it say", () => {
    expect(part(10, [5, 12, 7, 14, 10, 9, 11])).toEqual({
      before: [5, 12, 7, 14],
      self: [10],
      after: [9, 11],
    });
  });

  test("at its moment where the line is gone", () => {
    expect(part(10, [5, 12, 7, 14, 15, 80, 90])).toEqual({
      before: [5, 12, 7],
      self: [],
      after: [14, 15, 80, 90],
    });
  });

  test("also where it ends soon after", () => {
    expect(part(10, [5, 12, 13])).toEqual({ before: [5], self: [], after: [12, 13] });
    expect(part(10, [50, 70])).toEqual({ before: [], self: [], after: [50, 70] });
  });
});
