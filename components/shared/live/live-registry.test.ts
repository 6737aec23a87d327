import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LiveRegistry } from "./live-registry.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("two readers share one channel, which stops a while after the last has gone", () => {
  const registry = new LiveRegistry(1000);
  const stop = vi.fn();
  const start = vi.fn(() => stop);
  const first = registry.join("a", start);
  const second = registry.join("a", start);
  expect(start).toHaveBeenCalledTimes(1);
  first();
  first();
  vi.advanceTimersByTime(5000);
  expect(stop).not.toHaveBeenCalled();
  second();
  vi.advanceTimersByTime(999);
  expect(stop).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(stop).toHaveBeenCalledTimes(1);
});

test("a reader who comes back in time finds the same channel", () => {
  const registry = new LiveRegistry(1000);
  const start = vi.fn(() => vi.fn());
  registry.join("a", start)();
  vi.advanceTimersByTime(500);
  registry.join("a", start);
  vi.advanceTimersByTime(5000);
  expect(start).toHaveBeenCalledTimes(1);
});

test("after the end of all, a list is started anew, and late leavers of the old one do not stop the new", () => {
  const registry = new LiveRegistry(1000);
  const stop = vi.fn();
  const leaveOld = registry.join("a", () => vi.fn());
  registry.stopAll();
  registry.join("a", () => stop);
  leaveOld();
  vi.advanceTimersByTime(5000);
  expect(stop).not.toHaveBeenCalled();
  registry.stopAll();
  expect(stop).toHaveBeenCalledTimes(1);
});
