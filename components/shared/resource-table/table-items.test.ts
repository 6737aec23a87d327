import { expect, test } from "vitest";
import { groupedItems, plainItems, rowIdsBetween } from "./table-items.ts";

type Row = { id: string; project: string };
const rows: Row[] = [
  { id: "1", project: "shop" },
  { id: "2", project: "" },
  { id: "3", project: "blog-10" },
  { id: "4", project: "shop" },
  { id: "5", project: "blog-2" },
];
const byProject = (row: Row) => ({ key: row.project, label: row.project || "none" });
const ids = (collapsed: string[]) => groupedItems(rows, byProject, new Set(collapsed)).map((item) => item.id);

test("groups stand in natural order, what has none is last, rows keep their order", () => {
  expect(ids([])).toEqual(["group:blog-2", "5", "group:blog-10", "3", "group:shop", "1", "4", "group:", "2"]);
});

test("a collapsed group keeps its head and knows its rows", () => {
  expect(ids(["shop", ""])).toEqual(["group:blog-2", "5", "group:blog-10", "3", "group:shop", "group:"]);
  const shop = groupedItems(rows, byProject, new Set(["shop"])).find((item) => item.id === "group:shop");
  expect(shop?.type === "group" && shop.rows.map((row) => row.id)).toEqual(["1", "4"]);
});

test("a range holds the rows between two lines in either direction, without group heads", () => {
  const items = groupedItems(rows, byProject, new Set());
  expect(rowIdsBetween(items, 1, 5)).toEqual(["5", "3", "1"]);
  expect(rowIdsBetween(items, 5, 1)).toEqual(["5", "3", "1"]);
  expect(rowIdsBetween(plainItems(rows), 2, 2)).toEqual(["3"]);
});
