import { afterEach, expect, test, vi } from "vitest";
import { createSessionClock } from "./clock.ts";

afterEach(() => {
  vi.useRealTimers();
});

test("it starts with the wall and does not follow a jump of it", () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const start = Date.now();
  const clock = createSessionClock();
  expect(Math.abs(clock() - start)).toBeLessThan(1000);
  vi.setSystemTime(start + 24 * 3600_000);
  expect(Math.abs(clock() - start)).toBeLessThan(5000);
  vi.setSystemTime(start - 24 * 3600_000);
  expect(Math.abs(clock() - start)).toBeLessThan(5000);
});
