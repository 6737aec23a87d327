import { expect, test } from "vitest";
import { hasLabel, labelValues } from "./label-filter.ts";

test.each<[string, string, boolean]>([
  ["a label's key", "team", true],
  ["a label's value", "team=Blue Whale", true],
  ["an empty value", "empty=", true],
  ["a value with the equals sign", "sum=b=c", true],
  ["another value", "team=blue whale", false],
  ["no such label", "tea", false],
  ["a property of all objects", "constructor", false],
])("%s", (_, wanted, expected) => {
  expect(hasLabel({ team: "Blue Whale", empty: "", sum: "b=c" }, wanted)).toBe(expected);
});

test("each label is offered by its key and whole", () => {
  expect(labelValues({ team: "blue", empty: "" })).toEqual(["team", "team=blue", "empty", "empty="]);
});
