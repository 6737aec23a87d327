import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createLater } from "./later.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("a task runs once it is quiet, and not later than the longest wait", () => {
  const run = vi.fn();
  const later = createLater(100, 250);
  for (let turn = 0; turn < 3; turn += 1) {
    later.ask("a", run);
    vi.advanceTimersByTime(90);
  }
  expect(run).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1_000);
  expect(run).toHaveBeenCalledTimes(1);
});

test("too many tasks at once run the earliest now, and none after clear", () => {
  const run = vi.fn();
  const later = createLater(100, 250, 2);
  for (const key of ["a", "b", "c"]) later.ask(key, () => run(key));
  expect(run.mock.calls).toEqual([["a"]]);
  later.clear();
  vi.advanceTimersByTime(1_000);
  expect(run).toHaveBeenCalledTimes(1);
});
