import { expect, test } from "vitest";
import { createRotation } from "./rotation.ts";

test("each has its turn, in whatever order they come, and then the first again", () => {
  const take = createRotation(2);
  expect(take(["c", "a", "b", "d", "e"])).toEqual(["a", "b"]);
  expect(take(["e", "d", "c", "b", "a"])).toEqual(["c", "d"]);
  expect(take(["a", "b", "c", "d", "e"])).toEqual(["e", "a"]);
});

test("what went and what came in between takes nobody's turn", () => {
  const take = createRotation(2);
  expect(take(["a", "b", "c", "d"])).toEqual(["a", "b"]);
  expect(take(["a", "bb", "c", "d"])).toEqual(["bb", "c"]);
  expect(take(["a"])).toEqual(["a"]);
  expect(take([])).toEqual([]);
  expect(take(["a", "b"])).toEqual(["b", "a"]);
});
