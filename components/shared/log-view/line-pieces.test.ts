import { expect, test } from "vitest";
import { linePieces } from "./line-pieces.ts";

const drawn = (text: string, pattern: RegExp | null, colours = true) =>
  linePieces(text, colours, pattern).map((piece) => [piece.text, piece.color, piece.isHit]);

test("hits are marked across colours", () => {
  expect(drawn("a\x1b[31mbc\x1b[0md", /bcd/g)).toEqual([
    ["a", null, false],
    ["bc", "ansi-red", true],
    ["d", null, true],
  ]);
});

test("without colours the line is one text", () => {
  expect(drawn("a\x1b[31mbc\x1b[0md", null, false)).toEqual([["abcd", null, false]]);
});

test("what acts or hides is shown", () => {
  expect(drawn("a\u0007b\u202ec\td", null)).toEqual([["a␇b⟨U+202E⟩c\td", null, false]]);
});

test("an empty match ends", () => {
  expect(drawn("abc", /x*/g)).toEqual([["abc", null, false]]);
});
