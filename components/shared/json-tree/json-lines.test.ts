import { expect, test } from "vitest";
import { childPath, findInJson, jsonLines } from "./json-lines.ts";

const root = {
  Name: "/web",
  Config: { Labels: { "com.docker.compose.project": "shop" }, Env: ["A=1", "PATH=/bin"] },
  State: { Status: "running", Health: null },
  Mounts: [],
};
const paths = (open: string[], text = "") =>
  jsonLines(root, {
    isOpen: (path, depth) => depth < 0 || open.includes(path),
    matches: text === "" ? null : findInJson(root, text),
  }).map((line) => line.path);

test.each([
  ["", "Config", ".Config"],
  [".Config", "Labels", ".Config.Labels"],
  [".Config.Labels", "a.b", '.Config.Labels["a.b"]'],
  ["", "a-b", '.["a-b"]'],
  [".Mounts", 0, ".Mounts[0]"],
  ["", 3, ".[3]"],
])("the path of %s and %s is %s", (parent, key, expected) => {
  expect(childPath(parent, key)).toBe(expected);
});

test("only what is open is listed", () => {
  expect(paths([])).toEqual([".Name", ".Config", ".State", ".Mounts"]);
  expect(paths([".State"])).toEqual([
    ".Name",
    ".Config",
    ".State",
    ".State.Status",
    ".State.Health",
    ".Mounts",
  ]);
});

test("lines say what they hold", () => {
  const lines = jsonLines(root, { isOpen: (_, depth) => depth < 0, matches: null });
  expect(lines.map(({ name, size, expanded }) => [name, size, expanded])).toEqual([
    ["Name", null, false],
    ["Config", 2, false],
    ["State", 2, false],
    ["Mounts", 0, false],
  ]);
});

test("a search shows matching values and keys with the way to them, and nothing else", () => {
  expect(paths([], "bin")).toEqual([".Config", ".Config.Env", ".Config.Env[1]"]);
  expect(paths([], "STATUS")).toEqual([".State", ".State.Status"]);
  expect(paths([], "compose")).toEqual([
    ".Config",
    ".Config.Labels",
    '.Config.Labels["com.docker.compose.project"]',
  ]);
  expect(paths([], "nowhere")).toEqual([]);
});

test("what matches by its key can be opened to all that it holds", () => {
  expect(paths([".Config.Env"], "env")).toEqual([
    ".Config",
    ".Config.Env",
    ".Config.Env[0]",
    ".Config.Env[1]",
  ]);
});
