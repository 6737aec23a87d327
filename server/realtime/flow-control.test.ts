import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createCreditWindow } from "./flow-control.ts";

const stallMs = 30_000;

const openWindow = (overrides: Partial<Parameters<typeof createCreditWindow>[0]> = {}) => {
  const onStall = vi.fn();
  const window = createCreditWindow({ from: 0, windowBytes: 100, stallMs, onStall, ...overrides });
  return { window, onStall };
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe("credit window", () => {
  test("is used up by sending and given back by acknowledging", () => {
    const { window } = openWindow();
    window.spend(60);
    expect(window.available()).toBe(40);
    window.spend(40);
    expect(window.available()).toBe(0);
    window.acknowledge(30);
    expect(window.available()).toBe(30);
    window.acknowledge(100);
    expect(window.available()).toBe(100);
  });

  test("begins at the reader's place", () => {
    const { window } = openWindow({ from: 5000 });
    expect(window.available()).toBe(100);
    window.spend(10);
    window.acknowledge(5010);
    expect(window.acknowledged).toBe(5010);
  });

  test("refuses a place that was never sent, and ignores an old one", () => {
    const { window } = openWindow();
    window.spend(50);
    expect(() => window.acknowledge(51)).toThrow(/only 50 were sent/);
    window.acknowledge(40);
    window.acknowledge(20);
    expect(window.acknowledged).toBe(40);
  });

  test("never lets more than the window be under way, whatever the reader says", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(250), { maxLength: 80 }), (steps) => {
        const { window } = openWindow();
        for (const step of steps) {
          window.spend(Math.min(step, window.available()));
          if (step % 3 === 0) window.acknowledge(Math.min(window.sent, window.acknowledged + step));
          expect(window.sent - window.acknowledged).toBeLessThanOrEqual(100);
          expect(window.available()).toBe(100 - (window.sent - window.acknowledged));
        }
        window.dispose();
      }),
    );
  });

  test("calls a reader stalled that takes nothing for the given time, once", () => {
    const { window, onStall } = openWindow();
    vi.advanceTimersByTime(stallMs * 2);
    expect(onStall).not.toHaveBeenCalled();
    window.spend(10);
    vi.advanceTimersByTime(stallMs - 1);
    expect(onStall).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onStall).toHaveBeenCalledOnce();
    expect(window.available()).toBe(0);
    vi.advanceTimersByTime(stallMs * 2);
    expect(onStall).toHaveBeenCalledOnce();
  });

  test("every bit of progress starts the time anew, more sending does not", () => {
    const { window, onStall } = openWindow();
    window.spend(10);
    vi.advanceTimersByTime(stallMs - 1);
    window.acknowledge(1);
    vi.advanceTimersByTime(stallMs - 1);
    expect(onStall).not.toHaveBeenCalled();
    window.spend(10);
    vi.advanceTimersByTime(1);
    expect(onStall).toHaveBeenCalledOnce();
  });

  test("a reader that has taken all, or was let go, is never stalled", () => {
    const { window, onStall } = openWindow();
    window.spend(10);
    window.acknowledge(10);
    vi.advanceTimersByTime(stallMs * 2);
    window.spend(10);
    window.dispose();
    vi.advanceTimersByTime(stallMs * 2);
    expect(onStall).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  test("sends nothing while the network holds more than the cap", () => {
    let buffered = 0;
    const { window } = openWindow({ bufferedBytes: () => buffered, hardCapBytes: 1000 });
    buffered = 1001;
    expect(window.available()).toBe(0);
    buffered = 1000;
    expect(window.available()).toBe(100);
  });
});
