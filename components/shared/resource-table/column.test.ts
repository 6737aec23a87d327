import { expect, test } from "vitest";
import { formatSort, gridTemplate, nextSort, parseSort, type ResourceColumn } from "./column.ts";

const name: ResourceColumn<unknown> = {
  id: "name",
  header: "Name",
  cell: () => null,
  width: { min: 160, grow: 2 },
};
const created: ResourceColumn<unknown> = { ...name, id: "created", width: 90, firstSort: "descending" };

test("a sort survives its way through the address", () => {
  for (const sort of [
    { column: "name", descending: false },
    { column: "created", descending: true },
  ]) {
    expect(parseSort(formatSort(sort))).toEqual(sort);
  }
});

test("pressing a header sorts by it in its own direction, pressing again turns it round", () => {
  const byName = { column: "name", descending: false };
  expect(nextSort(created, byName)).toEqual({ column: "created", descending: true });
  expect(nextSort(created, { column: "created", descending: true })).toEqual({
    column: "created",
    descending: false,
  });
  expect(nextSort(name, byName)).toEqual({ column: "name", descending: true });
});

test("the grid's columns come from the widths", () => {
  expect(gridTemplate([name, created], true)).toEqual({
    columns: "40px minmax(160px, 2fr) 90px",
    minWidth: 290,
  });
  expect(gridTemplate([created], false)).toEqual({ columns: "90px", minWidth: 90 });
});
