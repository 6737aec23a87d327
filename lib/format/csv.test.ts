import { expect, test } from "vitest";
import { csvLine } from "./csv.ts";

test.each([
  ["plain", ["ada", "container.start"], "ada,container.start\r\n"],
  ["a comma, a quote, a space", ["a,b", 'say "hi"', "two words"], '"a,b","say ""hi""","two words"\r\n'],
  ["a line break is drawn, and breaks nothing", ["a\r\nb"], "a␍␊b\r\n"],
  ["an escape code is drawn", ["\u001b[2J"], "␛[2J\r\n"],
  ["a right-to-left override is drawn", ["a\u202eb"], "a⟨U+202E⟩b\r\n"],
  ["nothing", ["", ""], ",\r\n"],
])("%s", (_, cells, line) => {
  expect(csvLine(cells)).toBe(line);
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", " =cmd|' /C calc'!A0", "＝1+1", '=HYPERLINK("http://x")'])(
  "the formula %s is text",
  (text) => {
    expect(csvLine([text])).toMatch(/^"?'/);
  },
);
