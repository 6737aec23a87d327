import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readOrCreateSecret } from "./secret.ts";

let directory: string;
let path: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "quayside-secret-"));
  path = join(directory, "secret");
});
afterEach(() => rmSync(directory, { recursive: true }));

test("it is made once, for the panel's user alone, and differs between installations", () => {
  const secret = readOrCreateSecret(directory);
  expect(secret.length).toBeGreaterThanOrEqual(64);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(readOrCreateSecret(directory)).toBe(secret);
  const other = mkdtempSync(join(tmpdir(), "quayside-secret-"));
  expect(readOrCreateSecret(other)).not.toBe(secret);
  rmSync(other, { recursive: true });
});

test.each([
  ["", "less than 32"],
  ["short", "less than 32"],
  ["x".repeat(64), "easy to guess"],
  ["better-auth-secret-12345678901234567890", "known from an example"],
  ["change-me-to-something-of-32-characters-or-more", "known from an example"],
])("%j is refused", (text, problem) => {
  writeFileSync(path, text, { mode: 0o600 });
  expect(() => readOrCreateSecret(directory)).toThrow(problem);
  expect(readFileSync(path, "utf8")).toBe(text);
});

test("one that others can read is refused", () => {
  readOrCreateSecret(directory);
  chmodSync(path, 0o640);
  expect(() => readOrCreateSecret(directory)).toThrow(/can be read by others/);
});
