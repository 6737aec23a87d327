import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  baseName,
  fileBytes,
  fileText,
  hasRawBytes,
  isFileName,
  isFilePath,
  joinPath,
  parentPath,
  pathSteps,
  readableFileText,
  typedPath,
} from "./file-path.ts";

test("any bytes come back as they were", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect([...fileBytes(fileText(bytes))]).toEqual([...bytes]);
    }),
  );
});

test("text that is valid stands as it is", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 30 }), (text) => {
      const bytes = new TextEncoder().encode(text);
      fc.pre(!/[\uef80-\uefff]/.test(text));
      expect(fileText(bytes)).toBe(text);
      expect([...fileBytes(text)]).toEqual([...bytes]);
    }),
  );
});

test("bytes that are no text are told from text, and readable", () => {
  const name = fileText(Uint8Array.from([0x61, 0xff, 0xc3, 0x28]));
  expect([hasRawBytes(name), hasRawBytes("é漢😀")]).toEqual([true, false]);
  expect(readableFileText(name)).toBe("a\\xff\\xc3(");
});

test.each([
  ["/", true],
  ["/a/b c/\u202ed\n", true],
  ["", false],
  ["a", false],
  ["//", false],
  ["/a/", false],
  ["/a//b", false],
  ["/a/./b", false],
  ["/../etc", false],
  ["/a\0b", false],
  ["/a/...", true],
  [`/${"x".repeat(4_095)}`, false],
  [`/${"é".repeat(2_100)}`, false],
])("%j is a path: %s", (path, is) => {
  expect(isFilePath(path)).toBe(is);
});

test.each([
  ["a", true],
  ["...", true],
  ["-rf", true],
  ["..", false],
  ["a/b", false],
  ["a\0", false],
  ["", false],
  ["é".repeat(127), true],
  ["é".repeat(128), false],
])("%j is a name: %s", (name, is) => {
  expect(isFileName(name)).toBe(is);
});

describe("parts", () => {
  test("joined and taken apart", () => {
    expect([joinPath("/", "a"), joinPath("/a", "b")]).toEqual(["/a", "/a/b"]);
    expect([parentPath("/a/b"), parentPath("/a"), parentPath("/")]).toEqual(["/a", "/", "/"]);
    expect([baseName("/a/b"), baseName("/")]).toEqual(["b", ""]);
    expect(pathSteps("/a/b")).toEqual([
      { name: "/", path: "/" },
      { name: "a", path: "/a" },
      { name: "b", path: "/a/b" },
    ]);
  });

  test.each([
    ["../x", "/a/b", "/a/x"],
    ["/etc//nginx/", "/a", "/etc/nginx"],
    ["../../..", "/a", "/"],
    ["x\0", "/", null],
  ])("%j typed in %s leads to %s", (typed, from, path) => {
    expect(typedPath(typed, from)).toBe(path);
  });
});
