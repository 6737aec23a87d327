import { expect, test } from "vitest";
import { writeDetail } from "./detail.ts";

test.each([
  [null, null],
  ["engine_refused", "engine_refused"],
  [{ signal: "SIGTERM", timeout: 10, force: true }, "signal=SIGTERM, timeout=10, force=true"],
  [{ none: null, missing: undefined }, null],
  [
    { password: "hunter2", newPassword: "x", setupToken: "y", API_KEY: "z" },
    "password=[redacted], newPassword=[redacted], setupToken=[redacted], API_KEY=[redacted]",
  ],
  [
    { cookie: "a", Authorization: "b", env: "c", clientSecret: "d" },
    "cookie=[redacted], Authorization=[redacted], env=[redacted], clientSecret=[redacted]",
  ],
  ["two\nlines \u001b[31m \u202e", "two\\nlines \\u001b[31m \\u202e"],
])("%j is written as %j", (detail, expected) => {
  expect(writeDetail(detail)).toBe(expected);
});

test("long values and long details are cut", () => {
  expect(writeDetail({ reason: "x".repeat(10_000) })).toHaveLength("reason=".length + 200);
  expect(writeDetail("x".repeat(10_000))).toHaveLength(1000);
});
