import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createSeal } from "./seal.ts";

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), "quayside-seal-"));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

test("what is sealed opens again, after a restart too, and in its own place only", () => {
  const sealed = createSeal(dataDir).seal("canary 秘密", "row 1");
  expect(sealed).not.toContain("canary");
  const again = createSeal(dataDir);
  expect(again.open(sealed, "row 1")).toBe("canary 秘密");
  expect(again.open(sealed, "row 2")).toBeNull();
});

test("the same text is never sealed the same", () => {
  const seal = createSeal(dataDir);
  expect(seal.seal("x", "a")).not.toBe(seal.seal("x", "a"));
});

test("what was changed, cut or made by another installation does not open", () => {
  const seal = createSeal(dataDir);
  const bytes = Buffer.from(seal.seal("canary", "a"), "base64url");
  for (const at of [0, 12, bytes.byteLength - 1]) {
    const changed = Buffer.from(bytes);
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect(seal.open(changed.toString("base64url"), "a")).toBeNull();
  }
  expect(seal.open(bytes.subarray(0, 20).toString("base64url"), "a")).toBeNull();
  expect(seal.open("", "a")).toBeNull();
  rmSync(join(dataDir, "seal-key"));
  expect(createSeal(dataDir).open(bytes.toString("base64url"), "a")).toBeNull();
});

test("the key is its user's alone", () => {
  createSeal(dataDir);
  expect(statSync(join(dataDir, "seal-key")).mode & 0o777).toBe(0o600);
});
