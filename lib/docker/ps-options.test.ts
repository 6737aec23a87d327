import { expect, test } from "vitest";
import { isPsOptions, isPsPreset, psPresets, withoutArguments } from "./ps-options.ts";

test.each([
  ["-ef", true],
  ["-eo pid,pcpu,args --sort=-%cpu", true],
  ["axo user:20,pid", true],
  ["", true],
  ["-ef; rm -rf /", false],
  ["$(id)", false],
  ["-ef\n-x", false],
  ["-o 'pid'", false],
  ["a/../b", false],
  ["x".repeat(201), false],
])("ps options %j: %j", (text, expected) => {
  expect(isPsOptions(text)).toBe(expected);
});

test("every preset is one that may be given, and the environment is in none", () => {
  for (const preset of psPresets) {
    expect(isPsOptions(preset)).toBe(true);
    expect(isPsPreset(preset)).toBe(true);
  }
  expect(isPsPreset("axe")).toBe(false);
});

test.each([
  [
    ["PID", "CMD"],
    ["1", "mysqld --password=x y"],
    ["1", "mysqld"],
  ],
  [
    ["CMD", "PID"],
    ["sh -c secret", "1"],
    ["sh", "1"],
  ],
  [
    ["PID", "COMMAND"],
    ["1", " nginx: worker"],
    ["1", "nginx:"],
  ],
  [
    ["PID", "args"],
    ["1", ""],
    ["1", ""],
  ],
  [
    ["PID", "USER"],
    ["1", "a b"],
    ["1", "a b"],
  ],
])("arguments of %j", (titles, row, expected) => {
  expect(withoutArguments(titles, [row])).toEqual([expected]);
});
