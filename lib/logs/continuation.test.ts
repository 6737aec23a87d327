import { describe, expect, test } from "vitest";
import { isContinuation } from "./continuation.ts";

const groupsOf = (lines: string[]): number[] => {
  const sizes: number[] = [];
  lines.forEach((line, index) => {
    if (isContinuation(line, index === 0 ? null : (lines[index - 1] ?? null)))
      sizes[sizes.length - 1] = (sizes.at(-1) ?? 0) + 1;
    else sizes.push(1);
  });
  return sizes;
};

describe("stack traces are one group", () => {
  test("Java", () => {
    expect(
      groupsOf([
        "ERROR java.lang.IllegalStateException: no",
        "\tat com.example.A.b(A.java:1)",
        "\t... 12 more",
        "Caused by: java.io.IOException: gone",
        "\tat com.example.C.d(C.java:2)",
        "INFO next",
      ]),
    ).toEqual([5, 1]);
  });
  test("Java, below the message that it was logged with", () => {
    expect(
      groupsOf([
        "ERROR no order",
        "java.lang.IllegalStateException: closed",
        "\tat com.example.A.b(A.java:1)",
        "org.example.Thing is fine",
      ]),
    ).toEqual([3, 1]);
  });
  test("Python", () => {
    expect(
      groupsOf([
        "Traceback (most recent call last):",
        '  File "a.py", line 1, in <module>',
        "    b()",
        "ValueError: x",
      ]),
    ).toEqual([3, 1]);
  });
  test("Node", () => {
    expect(groupsOf(["TypeError: x", "    at a (b.js:1:2)", "    at c (d.js:3:4)", "done"])).toEqual([3, 1]);
  });
  test("plain lines stand alone", () => {
    expect(groupsOf(["one", "two", "", "three"])).toEqual([1, 1, 1, 1]);
  });
});
