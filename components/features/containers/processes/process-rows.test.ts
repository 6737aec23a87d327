import { expect, test } from "vitest";
import { isNumeric, sortValue, toProcessRows } from "./process-rows.ts";

const table = (titles: string[], ...rows: string[][]) => ({
  titles,
  rows,
  total: rows.length,
  redacted: false,
});

test.each([
  ["processes", table(["UID", "PID"], ["root", "7"], ["root", "9"]), ["7", "9"]],
  ["threads", table(["PID", "LWP"], ["7", "7"], ["7", "8"]), ["7-7", "7-8"]],
  ["neither", table(["CMD"], ["a"], ["a"]), ["at-0", "at-1"]],
  ["threads without their numbers", table(["PID"], ["7"], ["7"]), ["7", "at-1"]],
])("ids of %s", (_, given, expected) => {
  expect(toProcessRows(given).map(({ id }) => id)).toEqual(expected);
});

test.each([
  ["12", 12],
  ["1.5", 1.5],
  ["00:01", "00:01"],
  ["root", "root"],
  ["-", null],
  ["", null],
  [undefined, null],
])("%j is sorted by %j", (cell, expected) => {
  expect(sortValue(cell)).toBe(expected);
});

test("a column of numbers", () => {
  const rows = toProcessRows(table(["PID", "CMD", "C"], ["1", "a", "-"], ["2", "3", "0"]));
  expect([0, 1, 2, 3].map((index) => isNumeric(rows, index))).toEqual([true, false, true, true]);
  expect(isNumeric([], 0)).toBe(false);
});
