import { expect, test } from "vitest";
import { moveOf } from "./palette-key.ts";

const place = { atEnd: true, isEmpty: false, hasActs: true, inObject: false };

test.each([
  ["ArrowDown", {}, "next"],
  ["ArrowUp", {}, "previous"],
  ["Enter", {}, "run"],
  ["ArrowRight", {}, "enter"],
  ["ArrowRight", { atEnd: false }, null],
  ["ArrowRight", { hasActs: false }, null],
  ["Backspace", { inObject: true, isEmpty: true }, "back"],
  ["Backspace", { inObject: true }, null],
  ["Backspace", { isEmpty: true }, null],
  ["Escape", {}, "back"],
  ["a", {}, null],
])("%s with %o is %s", (key, where, move) => {
  expect(moveOf(key, { ...place, ...where })).toBe(move);
});
