import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createSessionClock } from "../auth/clock.ts";
import { watchSession } from "./watch-session.ts";

const day = 24 * 3600_000;
beforeEach(() => void vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] }));
afterEach(() => void vi.useRealTimers());

const watch = (session: { endsAt: number } | null, now: () => number) => {
  const told = { expiring: [] as number[], over: 0 };
  const stop = watchSession({
    load: () => session && { expiresAt: session.endsAt, idleExpiresAt: session.endsAt },
    now,
    expiring: (left) => void told.expiring.push(left),
    over: () => {
      told.over += 1;
    },
  });
  return { told, stop };
};

test.each([
  ["ahead", day],
  ["back", -day],
])("setting the wall's clock a day %s neither ends a session nor says that it ends", async (_, jump) => {
  const clock = createSessionClock();
  const { told, stop } = watch({ endsAt: clock() + 12 * 3600_000 }, clock);
  await vi.advanceTimersByTimeAsync(1_000);
  vi.setSystemTime(Date.now() + jump);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(told).toEqual({ expiring: [], over: 0 });
  stop();
});

test("a session is told of its end a minute before, and is over at that very moment", async () => {
  let now = 0;
  const { told } = watch({ endsAt: 90_000 }, () => now);
  const goOn = async (ms: number) => {
    now += ms;
    await vi.advanceTimersByTimeAsync(ms);
  };
  await goOn(1);
  await goOn(29_999);
  expect(told).toEqual({ expiring: [60_000], over: 0 });
  await goOn(30_000);
  expect(told.over).toBe(0);
  await goOn(30_000);
  expect(told).toEqual({ expiring: [60_000], over: 1 });
});

test("a session that is gone is over at once", async () => {
  const { told } = watch(null, () => 0);
  await vi.advanceTimersByTimeAsync(0);
  expect(told.over).toBe(1);
});
