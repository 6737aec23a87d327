import { expect, test } from "vitest";
import { levelOf } from "./level.ts";

test.each([
  ["2026-01-01 12:00:00 ERROR something", "error"],
  ["[warn] disk", "warn"],
  ["2026/01/01 [error] 29#29: *1 open() failed", "error"],
  ['{"level":"debug","msg":"x"}', "debug"],
  ['{"time":1,"severity":"CRITICAL"}', "fatal"],
  ['{"level":50,"msg":"pino"}', "error"],
  ["ts=1 level=info msg=x", "info"],
  ["E0102 15:04:05.000000       1 main.go:1] failed", "error"],
  ["\u001b[33mWARN\u001b[0m yellow", "warn"],
  ["Warning: deprecated", "warn"],
  ["1:M 01 Jan 2026 * Ready to accept connections", null],
  ["no errors were found", null],
  ["the information desk", null],
  ["", null],
])("%j is %s", (text, level) => {
  expect(levelOf(text)).toBe(level);
});
