import { expect, test } from "vitest";
import { readEnds, readRange, writeRange } from "./time-range.ts";

const now = Date.parse("2026-11-22T12:00:00Z");

test.each([
  ["24h", { since: Date.parse("2026-11-21T12:00:00Z") }],
  ["2026-11-01T00:00~2026-11-02T00:00", { since: 1_793_491_200_000, until: 1_793_577_600_000 }],
  ["2026-11-01T00:00~", { since: 1_793_491_200_000 }],
  ["~2026-11-02T00:00", { until: 1_793_577_600_000 }],
  ["1900-01-01T00:00~", { since: 0 }],
  ["", {}],
  ["constructor", {}],
  ["nonsense~nonsense", {}],
])("%s", (text, range) => {
  expect(readRange(text, now)).toEqual(range);
});

test("what is written is read again", () => {
  const ends = { from: "2026-11-01T00:00", to: "" };
  expect(readEnds(writeRange(ends.from, ends.to))).toEqual(ends);
  expect(writeRange("", "")).toBe("");
});
