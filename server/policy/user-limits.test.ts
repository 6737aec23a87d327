import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createUserLimits, type Limited } from "./user-limits.ts";

beforeEach(() => void vi.useFakeTimers({ toFake: ["performance"] }));
afterEach(() => void vi.useRealTimers());

const passed = (
  limits: ReturnType<typeof createUserLimits>,
  tries: number,
  what: Limited = "act",
  user = "ada",
) => {
  let count = 0;
  for (let index = 0; index < tries; index += 1) {
    try {
      limits.count(user, what);
      count += 1;
    } catch (error) {
      expect(error).toMatchObject({ code: "rate_limited", details: { retryAfter: 1 } });
    }
  }
  return count;
};

test("after a rest a burst passes, then twenty a second", () => {
  const limits = createUserLimits();
  expect(passed(limits, 500)).toBe(120);
  vi.advanceTimersByTime(1_000);
  expect(passed(limits, 500)).toBe(20);
  vi.advanceTimersByTime(3600_000);
  expect(passed(limits, 500)).toBe(120);
});

test("one user's flood is not another's, and a flood of acts closes no page", () => {
  const limits = createUserLimits();
  passed(limits, 500);
  expect(passed(limits, 10, "act", "bob")).toBe(10);
  expect(passed(limits, 10, "open")).toBe(10);
  expect(passed(limits, 1_000, "read")).toBe(300);
  expect(passed(limits, 5_000, "message")).toBe(3_000);
});
