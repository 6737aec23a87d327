import { expect, test } from "vitest";
import { withParameter } from "./search-parameters.ts";

test.each([
  ["", "q", "web", "?q=web"],
  ["?q=web", "q", "", ""],
  ["?tab=logs&q=a", "q", "b c", "?tab=logs&q=b+c"],
  ["?tab=logs", "q", "a&b=c", "?tab=logs&q=a%26b%3Dc"],
  ["?q=web&sort=name", "q", "", "?sort=name"],
])("%s with %s=%s is %s", (search, key, value, expected) => {
  expect(withParameter(search, key, value, "")).toBe(expected);
});

test("a value that is the fallback is left out", () => {
  expect(withParameter("?sort=-created", "sort", "name", "name")).toBe("");
});
