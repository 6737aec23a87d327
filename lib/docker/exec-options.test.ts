import { describe, expect, test } from "vitest";
import {
  execHostPower,
  execOptionWords,
  isExecUser,
  isSameUser,
  isVariableName,
  isVariableValue,
  isWorkingDir,
} from "./exec-options.ts";

test.each([
  ["root", true],
  ["1000:1000", true],
  ["www-data:adm", true],
  ["machine$", true],
  ["", false],
  ["-u", false],
  ["a b", false],
  ["a:b:c", false],
  ["a:", false],
  ["root\n", false],
  ["../etc", false],
])("%j is a user: %s", (text, expected) => expect(isExecUser(text)).toBe(expected));

test.each([
  ["/", true],
  ["/srv/my app", true],
  ["srv", false],
  ["", false],
  ["/a\0b", false],
  [`/${"a".repeat(4096)}`, false],
])("%j is a folder: %s", (text, expected) => expect(isWorkingDir(text)).toBe(expected));

test.each([
  ["PATH", true],
  ["my.var-1", true],
  ["变量", true],
  ["A=B", false],
  ["", false],
  ["A B", false],
  ["A\nB", false],
  ["QUAYSIDE_TERMINAL", false],
])("%j is a variable's name: %s", (text, expected) => expect(isVariableName(text)).toBe(expected));

test("a value is anything but what no process can be given", () => {
  expect(isVariableValue("a\nb = '\"")).toBe(true);
  expect(isVariableValue("a\0b")).toBe(false);
  expect(isVariableValue("x".repeat(32 * 1024 + 1))).toBe(false);
});

describe("the container's own user", () => {
  test.each([
    ["", undefined, true],
    ["", "root", true],
    ["", "0:0", true],
    ["0", "root:root", true],
    ["app", "app", true],
    ["app", undefined, true],
    ["app", "root", false],
    ["", "app", false],
    ["1000", "1000:0", false],
    ["1000:1000", "1000", false],
  ])("%j and %j: %s", (own, asked, expected) => expect(isSameUser(own, asked)).toBe(expected));
});

test("the words name variables and never tell their values", () => {
  const env = [{ name: "TOKEN", value: "canary" }];
  const words = execOptionWords({ user: "app", workingDir: "/srv", env, privileged: true });
  expect(words).toEqual(["--privileged", "--user", "app", "--workdir", "/srv", "--env", "TOKEN"]);
  expect(execOptionWords({})).toEqual([]);
});

test("only the privilege is the host's power", () => {
  expect(execHostPower({ privileged: true })).toEqual(["privileged"]);
  expect(execHostPower({ privileged: false })).toEqual([]);
});
