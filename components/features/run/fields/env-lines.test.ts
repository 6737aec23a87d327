import { expect, test } from "vitest";
import { readEnvLines, withVariables } from "./env-lines.ts";

test("reads the lines of a .env file", () => {
  const text = [
    "# database",
    "",
    "export A=1",
    "B='two words'",
    'C="x=y"',
    "D=",
    "E",
    "F= spaced \r",
    "no name here",
  ];
  expect(readEnvLines(text.join("\n"))).toEqual([
    { name: "A", value: "1" },
    { name: "B", value: "two words" },
    { name: "C", value: "x=y" },
    { name: "D", value: "" },
    { name: "E", value: null },
    { name: "F", value: "spaced" },
  ]);
});

test("a variable that is there already has its new value in its old place", () => {
  const before = [
    { name: "A", value: "1" },
    { name: "", value: "" },
    { name: "B", value: "2" },
  ];
  const more = [
    { name: "C", value: "3" },
    { name: "A", value: "4" },
  ];
  expect(withVariables(before, more)).toEqual([more[1], before[2], more[0]]);
});
