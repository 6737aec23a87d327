import { describe, expect, test } from "vitest";
import { type LogFilter, lineMatcher, patternOf } from "./filter.ts";

const finds = (filter: LogFilter, text: string, source = "stdout") => lineMatcher(filter)(text, source);

describe("a search", () => {
  test.each([
    [{ text: "error" }, "an ERROR here", true],
    [{ text: "Error" }, "an ERROR here", false],
    [{ text: "Error" }, "an Error here", true],
    [{ text: "error", exactCase: true }, "an ERROR here", false],
    [{ text: "a.c" }, "abc", false],
    [{ text: "a.c" }, "a.c", true],
    [{ text: "(" }, "f(x)", true],
    [{ text: "a.c", regex: true }, "abc", true],
    [{ text: "^\\d+$", regex: true }, "123", true],
    [{ text: "\\-", regex: true }, "a-b", true],
    [{ text: "x", inverse: true }, "abc", true],
    [{ text: "b", inverse: true }, "abc", false],
    [{ inverse: true }, "abc", true],
    [{ text: "容器" }, "启动容器", true],
  ] satisfies [LogFilter, string, boolean][])("%j in %j: %s", (filter, text, expected) => {
    expect(finds(filter, text)).toBe(expected);
  });

  test("finds every place in a line", () => {
    const pattern = patternOf({ text: "ab" });
    expect([...("xabyAB".matchAll(pattern as RegExp) ?? [])].map(({ index }) => index)).toEqual([1, 4]);
  });

  test("a pattern that is none is said to be none", () => {
    expect(() => lineMatcher({ text: "(", regex: true })).toThrow(SyntaxError);
  });
});

test("streams and levels are told apart; a terminal's lines are of both streams", () => {
  expect(finds({ source: "stderr" }, "x", "stdout")).toBe(false);
  expect(finds({ source: "stderr" }, "x", "stderr")).toBe(true);
  expect(finds({ source: "stderr" }, "x", "tty")).toBe(true);
  expect(finds({ levels: "error,fatal" }, "ERROR x")).toBe(true);
  expect(finds({ levels: "error,fatal" }, "INFO x")).toBe(false);
  expect(finds({ levels: "none" }, "plain words")).toBe(true);
});
