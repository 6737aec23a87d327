import { expect, test } from "vitest";
import type { Refusal } from "./act.ts";
import { targetsOf } from "./targets.ts";

const because = (text: string): Refusal => ({ reason: "row", text });
const refusals: Record<string, Refusal | null> = {
  a: null,
  b: because("It is used."),
  c: because("It is used."),
  d: because("It is the engine's own."),
};
const split = (rows: string[]) => targetsOf(rows, (row) => refusals[row] ?? null);

test("a selection is split into those that are reached and the rest", () => {
  expect(split(["a", "b", "d"])).toEqual({ targets: ["a"], skipped: ["b", "d"], refusal: null });
});

test("one that reaches nobody says the reason most of them share", () => {
  expect(split(["d", "b", "c"]).refusal).toEqual(because("It is used."));
  expect(split(["d"]).refusal).toEqual(because("It is the engine's own."));
});

test("an empty selection is refused by nothing", () => {
  expect(split([])).toEqual({ targets: [], skipped: [], refusal: null });
});
