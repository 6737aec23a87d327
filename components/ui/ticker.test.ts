import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Ticker } from "./ticker.ts";

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }));
afterEach(() => void vi.useRealTimers());

test("time stands still between ticks and is told at each", () => {
  const ticker = new Ticker();
  const seen: number[] = [];
  const stop = ticker.start();
  const leave = ticker.subscribe(() => seen.push(ticker.now()));
  vi.advanceTimersByTime(4_999);
  expect(ticker.now()).toBe(1_000_000);
  vi.advanceTimersByTime(5_001);
  expect(seen).toEqual([1_005_000, 1_010_000]);
  leave();
  vi.advanceTimersByTime(5_000);
  expect(seen).toHaveLength(2);
  stop();
  vi.advanceTimersByTime(50_000);
  expect(ticker.now()).toBe(1_015_000);
});
