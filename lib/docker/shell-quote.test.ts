import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { shellLine, shellQuote } from "./shell-quote.ts";

describe("shellQuote", () => {
  test.each([
    ["web-1", "web-1"],
    ["/usr/bin/env", "/usr/bin/env"],
    ["label=a.b/c:1", "label=a.b/c:1"],
    ["-f", "-f"],
    ["", "''"],
    ["a b", "'a b'"],
    ["it's", "'it'\\''s'"],
    ["$(touch x)", "'$(touch x)'"],
    ["`x`", "'`x`'"],
    ["~", "'~'"],
    ["=ls", "'=ls'"],
    ["a\nb", "'a\nb'"],
    ["*", "'*'"],
    ["!x", "'!x'"],
    ["#x", "'#x'"],
    ["{a,b}", "'{a,b}'"],
    ["a\\b", "'a\\b'"],
    ["容器", "'容器'"],
    ["a\0b", "ab"],
    ["\0", "''"],
  ])("%j", (argument, expected) => {
    expect(shellQuote(argument)).toBe(expected);
  });
});

/** What a program that the line starts is given, by a real shell. */
function argumentsOf(line: string): string[] {
  const printed = execFileSync("sh", ["-c", `printf '%s\\0' ${line}`], { encoding: "utf8" });
  return printed.split("\0").slice(0, -1);
}

test("a real shell hands over exactly the arguments", () => {
  const hostile = fc.constantFrom(
    "'",
    '"',
    "\\",
    "$(id)",
    "`id`",
    "\n",
    " ",
    "~",
    "=",
    "#",
    "!",
    "&",
    "|",
    ";",
    "*",
    "-",
    "\r",
  );
  const argument = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string({ unit: "grapheme" }),
    fc.array(hostile, { maxLength: 8 }).map((parts) => parts.join("")),
  );
  const argumentList = fc.array(
    argument.map((text) => text.replaceAll("\0", "")),
    { minLength: 1, maxLength: 40 },
  );
  fc.assert(
    fc.property(argumentList, (words) => {
      expect(argumentsOf(shellLine(words))).toEqual(words);
    }),
    { numRuns: 30 },
  );
});
