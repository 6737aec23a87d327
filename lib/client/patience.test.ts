import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { CodedError } from "../errors/coded-error.ts";
import { withPatience } from "./patience.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const tooMuch = (retryAfter?: number) => new CodedError("rate_limited", "Too many", { retryAfter });

/** Fails with these one after the other, then succeeds. */
const failing = (...errors: unknown[]) => {
  const run = vi.fn(async () => {
    const error = errors.shift();
    if (error) throw error;
    return "done";
  });
  return run;
};

const settled = async <T>(promise: Promise<T>): Promise<T> => {
  promise.catch(() => undefined);
  await vi.runAllTimersAsync();
  return promise;
};

test("what was too much at once is asked again after the time that the panel says", async () => {
  const run = failing(tooMuch(1), tooMuch(2));
  const answer = withPatience(run);
  await vi.advanceTimersByTimeAsync(999);
  expect(run).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(501);
  expect(run).toHaveBeenCalledTimes(2);
  expect(await settled(answer)).toBe("done");
  expect(run).toHaveBeenCalledTimes(3);
});

test.each([
  ["another failure", new CodedError("conflict", "no")],
  ["a limit that time does not lift", new CodedError("limit_reached", "no")],
  ["a long wait, as after wrong passwords", tooMuch(600)],
  ["no time told", tooMuch()],
  ["what is no failure of ours", new TypeError("no")],
])("%s is told at once", async (_, error) => {
  const run = failing(error);
  await expect(withPatience(run)).rejects.toBe(error);
  expect(run).toHaveBeenCalledTimes(1);
});

test("patience ends after half a minute in all", async () => {
  const run = failing(...Array.from({ length: 100 }, () => tooMuch(5)));
  await expect(settled(withPatience(run))).rejects.toMatchObject({ code: "rate_limited" });
  expect(run).toHaveBeenCalledTimes(7);
});

test("giving up ends the wait", async () => {
  const run = failing(tooMuch(5));
  const giveUp = new AbortController();
  const answer = withPatience(run, giveUp.signal);
  answer.catch(() => undefined);
  await vi.advanceTimersByTimeAsync(100);
  giveUp.abort();
  await expect(answer).rejects.toMatchObject({ code: "cancelled" });
  expect(run).toHaveBeenCalledTimes(1);
  expect(vi.getTimerCount()).toBe(0);
});
