import { expect, test } from "vitest";
import { lineProblem } from "#lib/docker/run/problem.ts";
import { lineParts } from "./line-parts.ts";

test("cuts a line where its problems are, and loses nothing of it", () => {
  const text = "docker run --nope -m x nginx";
  const nope = lineProblem("unknown_flag", { start: 11, end: 17 });
  const bad = lineProblem("bad_value", { start: 18, end: 22 });
  const within = lineProblem("bad_value", { start: 21, end: 22 });
  const missing = lineProblem("missing_image", { start: 28, end: 28 });
  const parts = lineParts(text, [bad, within, nope, missing]);
  expect(parts.map((part) => [part.text, part.problem])).toEqual([
    ["docker run ", null],
    ["--nope", nope],
    [" ", null],
    ["-m x", bad],
    [" nginx", null],
  ]);
  expect(parts.map((part) => part.text).join("")).toBe(text);
});
