import { expect, test } from "vitest";
import { type Attempts, afterFailure } from "./retries.ts";

/** Fails whenever it is due, until it is given up: the waits, in seconds. */
const waits = (didRun: boolean) => {
  const found: number[] = [];
  let now = 1_000;
  let attempts: Attempts | undefined;
  while (true) {
    const next = afterFailure(attempts, { didRun, firstWaitMs: 1_000 }, now);
    if (next === null) return found;
    found.push((next.dueAt - now) / 1_000);
    now = next.dueAt;
    attempts = next;
  }
};

test("what ran in vain is tried six times in all, with twice the time between", () => {
  expect(waits(true)).toEqual([1, 2, 4, 8, 16]);
});

test("what could not even be started is tried for a day, at last every five minutes", () => {
  const all = waits(false);
  expect(all.slice(0, 10)).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 300]);
  const hours = all.reduce((sum, seconds) => sum + seconds, 0) / 3_600;
  expect(hours).toBeGreaterThanOrEqual(24);
  expect(hours).toBeLessThan(24.1);
});
