import { expect, test } from "vitest";
import type { ResourceColumn } from "./column.ts";
import { sortRows, sortValues } from "./sort-value.ts";

type Row = { name: string | null; size: number };
const column = (sortBy: (row: Row) => string | number | null): ResourceColumn<Row> => ({
  id: "x",
  header: "X",
  cell: () => null,
  width: 10,
  sortBy,
});
const sorted = (rows: Row[], sortBy: (row: Row) => string | number | null, descending = false) =>
  sortRows(rows, sortValues(column(sortBy)), descending);

test("text is ordered as a person would, numbers by size", () => {
  const rows = [
    { name: "web-10", size: 9 },
    { name: "Web-2", size: 100 },
    { name: "api", size: 20 },
  ];
  expect(sorted(rows, (row) => row.name).map((row) => row.name)).toEqual(["api", "Web-2", "web-10"]);
  expect(sorted(rows, (row) => row.size).map((row) => row.size)).toEqual([9, 20, 100]);
});

test("a row's value is worked out once, and anew for a row that was replaced", () => {
  let calls = 0;
  const valueFor = sortValues(
    column((row) => {
      calls += 1;
      return row.name;
    }),
  );
  const row = { name: null, size: 1 };
  expect([valueFor(row), valueFor(row), valueFor({ ...row, name: "b" })]).toEqual([
    undefined,
    undefined,
    "b",
  ]);
  expect(calls).toBe(2);
});

test("what has no value goes last either way, and equal rows stay as they stood", () => {
  const rows = [
    { name: null, size: 1 },
    { name: "b", size: 2 },
    { name: "a", size: 3 },
    { name: "b", size: 4 },
  ];
  const sizes = (descending: boolean) => sorted(rows, (row) => row.name, descending).map(({ size }) => size);
  expect(sizes(false)).toEqual([3, 2, 4, 1]);
  expect(sizes(true)).toEqual([2, 4, 3, 1]);
});
