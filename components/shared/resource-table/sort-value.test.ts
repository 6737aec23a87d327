import { expect, test } from "vitest";
import type { ResourceColumn } from "./column.ts";
import { compareSortValues, sortValues } from "./sort-value.ts";

type Row = { name: string | null; size: number };
const column = (sortBy: (row: Row) => string | number | null): ResourceColumn<Row> => ({
  id: "x",
  header: "X",
  cell: () => null,
  width: 10,
  sortBy,
});
const sorted = (rows: Row[], sortBy: (row: Row) => string | number | null) => {
  const valueFor = sortValues(column(sortBy));
  return rows.toSorted((a, b) => compareSortValues(valueFor(a), valueFor(b)));
};

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
