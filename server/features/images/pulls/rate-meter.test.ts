import { expect, test } from "vitest";
import { createRateMeter } from "./rate-meter.ts";

const meterAt = () => {
  let at = 0;
  const meter = createRateMeter(() => at);
  return (seconds: number, count: number) => {
    at = seconds * 1000;
    return meter.take(count);
  };
};

test("says nothing before half a second has passed", () => {
  const take = meterAt();
  expect(take(0, 0)).toBeNull();
  expect(take(0.4, 900)).toBeNull();
  expect(take(0.5, 1000)).toBe(2000);
});

test("forgets what was more than some seconds ago", () => {
  const take = meterAt();
  for (const second of [0, 1, 2, 3, 4]) take(second, second * 100);
  for (const second of [5, 6, 7, 8]) take(second, 400);
  expect(take(9, 400)).toBe(0);
});

test("begins anew when the count falls", () => {
  const take = meterAt();
  take(0, 1000);
  expect(take(1, 2000)).toBe(1000);
  expect(take(2, 500)).toBeNull();
  expect(take(3, 600)).toBe(100);
});
