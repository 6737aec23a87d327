import { expect, test } from "vitest";
import { rangesHold, readPortRange } from "./publishing.ts";

test("ports and ranges of them are read, and nothing else", () => {
  expect(["8080", "8000-8999", "1-65535"].map(readPortRange)).toEqual([
    ...[
      [8080, 8080],
      [8000, 8999],
      [1, 65_535],
    ],
  ]);
  for (const text of ["", "0", "0-5", "9-8", "70000", "1-70000", "a", "8080/tcp", "-5", "1-2-3"])
    expect(readPortRange(text)).toBeNull();
});

test("a range is held as a whole or not at all", () => {
  const ranges = [
    [8000, 8999],
    [9443, 9443],
  ] as const;
  expect(rangesHold(ranges, [8000, 8999])).toBe(true);
  expect(rangesHold(ranges, [9443, 9443])).toBe(true);
  expect(rangesHold(ranges, [8990, 9000])).toBe(false);
  expect(rangesHold(ranges, [80, 80])).toBe(false);
  expect(rangesHold(ranges, [8001, 8000])).toBe(false);
  expect(rangesHold(ranges, [Number.NaN, Number.NaN])).toBe(false);
  expect(rangesHold([], [8000, 8000])).toBe(false);
});
