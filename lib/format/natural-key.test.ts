import { describe, expect, test } from "vitest";
import { naturalKey } from "./natural-key.ts";

describe("naturalKey", () => {
  test.each([
    ["web-2", "web-10"],
    ["web-02", "web-3"],
    ["a", "B"],
    ["web", "web-1"],
    ["1", "a"],
    ["v1.9", "v1.10"],
    [`n${"9".repeat(50)}`, `n1${"0".repeat(50)}`],
  ])("%s before %s", (first, second) => {
    expect(naturalKey(first) < naturalKey(second)).toBe(true);
  });
});
