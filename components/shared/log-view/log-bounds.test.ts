import { expect, test } from "vitest";
import { newestWithin, oldestWithin } from "./log-bounds.ts";
import { lineItem } from "./log-items.ts";

const line = (nth: number, length: number) =>
  lineItem("c", {
    at: "1790000000000000000",
    nth,
    source: "stdout",
    text: "x".repeat(length),
    size: length,
    cut: false,
  });
const lengths = [10, 20, 30, 40].map((length, nth) => line(nth, length));
const widthsOf = (items: readonly (typeof lengths)[number][]) => items.map(({ row }) => row.size);

test("lines are kept by their number, from either end", () => {
  const bounds = { lines: 2, characters: 1e6 };
  expect(widthsOf(newestWithin(lengths, bounds) as typeof lengths)).toEqual([30, 40]);
  expect(widthsOf(oldestWithin(lengths, bounds) as typeof lengths)).toEqual([10, 20]);
});

test("long lines are fewer, but never none", () => {
  const long = [0, 1, 2].map((nth) => line(nth, 16_000));
  expect(newestWithin(long, { lines: 100, characters: 35_000 })).toHaveLength(2);
  expect(oldestWithin(long, { lines: 100, characters: 10 })).toHaveLength(1);
});

test("what is within the bounds stays the same", () => {
  expect(newestWithin(lengths, { lines: 4, characters: 1e6 })).toBe(lengths);
});
