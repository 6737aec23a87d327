import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { SystemSummary } from "#lib/contracts/system.ts";
import { summarize } from "./summary.ts";
import { createSummaryFeed } from "./summary-feed.ts";

const none = { size: 0, values: () => [][Symbol.iterator]() };
const nothing = { containers: none, images: none, volumes: none, networks: none };
const empty = summarize(nothing as never, {
  past: { askedToStop: () => null, pausedAt: () => null, unhealthySince: () => null },
  now: 0,
  ownId: null,
});

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const setUp = () => {
  let total = 0;
  let counted = 0;
  const subscribed = new Set<() => void>();
  const replica = {
    subscribe: (listener: () => void) => {
      subscribed.add(listener);
      return () => void subscribed.delete(listener);
    },
  };
  const feed = createSummaryFeed([replica, replica], (): SystemSummary => {
    counted += 1;
    return { ...empty, networks: { total, unused: 0 } };
  });
  const change = (to: number) => {
    total = to;
    for (const listener of subscribed) listener();
  };
  const heard: number[] = [];
  const listen = () => feed.subscribe(({ text }) => heard.push(JSON.parse(text).summary.networks.total));
  return { feed, change, heard, listen, counted: () => counted, subscribed };
};

test("a storm of changes is counted a few times a second, and its last state is told", () => {
  const { change, heard, listen, counted } = setUp();
  listen();
  for (let at = 1; at <= 1_000; at += 1) {
    change(at);
    vi.advanceTimersByTime(1);
  }
  vi.advanceTimersByTime(250);
  expect(counted()).toBeLessThanOrEqual(6);
  expect(heard[0]).toBe(0);
  expect(heard.at(-1)).toBe(1_000);
});

test("a change after a rest is told at once, and what says the same is not told again", () => {
  const { change, heard, listen } = setUp();
  listen();
  vi.advanceTimersByTime(1_000);
  change(5);
  expect(heard).toEqual([0, 5]);
  vi.advanceTimersByTime(1_000);
  change(5);
  expect(heard).toEqual([0, 5]);
});

test("who comes later gets what is known; when the last has gone nothing is followed", () => {
  const { heard, listen, counted, subscribed } = setUp();
  const first = listen();
  const second = listen();
  expect(heard).toEqual([0, 0]);
  expect(counted()).toBe(1);
  first();
  expect(subscribed.size).toBeGreaterThan(0);
  second();
  expect(subscribed.size).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});

test("time alone is a change", () => {
  const { listen, counted } = setUp();
  listen();
  vi.advanceTimersByTime(61_000);
  expect(counted()).toBe(2);
});
