import { expect, test } from "vitest";
import { createLoopDelay } from "./loop-delay.ts";

const turn = () => new Promise((resolve) => setTimeout(resolve, 15));

test("a blocked process is seen, and seen once", async () => {
  const delay = createLoopDelay();
  expect(delay.read()).toBeNull();
  await turn();
  for (const end = performance.now() + 120; performance.now() < end; ) Math.sqrt(2);
  await turn();
  await turn();
  const blocked = delay.read();
  expect(blocked?.maxMs).toBeGreaterThanOrEqual(80);
  expect(blocked?.p50Ms).toBeLessThanOrEqual(blocked?.p99Ms ?? 0);
});
