import { expect, test } from "vitest";
import { styledText, withoutAnsi } from "./ansi.ts";

test("colours become pieces, text stays text", () => {
  const pieces = styledText(
    "\x1b[1;31mred\x1b[0m <b>plain</b> \x1b[38;5;123mpalette\x1b[0m \x1b[38;2;1;2;3mtrue\x1b[0m",
  );
  expect(pieces.map(({ text, color, bold }) => [text, color, bold])).toEqual([
    ["red", "ansi-red", true],
    [" <b>plain</b> ", null, false],
    ["palette", "ansi-palette-123", false],
    [" ", null, false],
    ["true", "1, 2, 3", false],
  ]);
});

test.each([
  ["\x1b[2Kcleared", "cleared"],
  ["\x1b]0;title\x07text", "text"],
  ["\x1b]8;;javascript:alert(1)\x1b\\link\x1b]8;;\x1b\\", "link"],
  ["\x1b]52;c;aGk=\x07copied", "copied"],
  ["plain", "plain"],
])("%j reads %j", (text, expected) => {
  expect(withoutAnsi(text)).toBe(expected);
  expect(
    styledText(text)
      .map((piece) => piece.text)
      .join(""),
  ).toBe(expected);
});
