import { expect, test } from "vitest";
import { keepOrder } from "./keep-order.ts";

const rows = (...ids: string[]) => ids.map((id) => ({ id }));

test("rows stand as they did, what is gone is left out and what is new comes last", () => {
  expect(keepOrder(rows("a", "b", "c", "d"), rows("c", "x", "a"))).toEqual(rows("c", "a", "b", "d"));
});

test("the rows are the new ones, not those of before", () => {
  const fresh = { id: "a", state: "running" };
  expect(keepOrder([fresh], [{ id: "a" }])[0]).toBe(fresh);
});
