import { expect, test } from "vitest";
import { changeLines, openLines } from "./change-tree.ts";

const of = (...paths: string[]) => paths.map((path) => ({ path, kind: "added" as const }));
const drawn = (lines: ReturnType<typeof changeLines>) =>
  lines.map(({ depth, name, parent }) => `${"  ".repeat(depth)}${name}${parent ? " >" : ""}`);

test("paths stand below their folders, also beside names that sort between", () => {
  expect(drawn(changeLines(of("/a", "/a-b", "/a/x", "/a/x/y", "/z")))).toEqual([
    "/a >",
    "  x >",
    "    y",
    "/a-b",
    "/z",
  ]);
});

test("without their folders they stand with the whole way", () => {
  expect(drawn(changeLines(of("/etc/app/one", "/etc/app/two")))).toEqual(["/etc/app/one", "/etc/app/two"]);
});

test("what is below a closed folder is not seen", () => {
  const lines = changeLines(of("/a", "/a/x", "/a/x/y", "/z"));
  expect(openLines(lines, (path) => path === "/a").map(({ path }) => path)).toEqual(["/a", "/z"]);
  expect(openLines(lines, (path) => path === "/a/x").map(({ path }) => path)).toEqual(["/a", "/a/x", "/z"]);
});
