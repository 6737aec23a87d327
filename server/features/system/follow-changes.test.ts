import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { changeOf } from "../../engine/recent/change-of.ts";
import { createRecentChanges } from "../../engine/recent-changes.ts";
import { followChanges } from "./follow-changes.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const event = (at: number) => ({
  Type: "container",
  Action: "start",
  Actor: { ID: "a".repeat(64), Attributes: { name: "web" } },
  time: at,
  timeNano: at * 1e9,
});

const setUp = () => {
  const changes = createRecentChanges({
    report: (error) => {
      throw error;
    },
    limit: 20,
  });
  const ending = new AbortController();
  const heard: [string, number[]][] = [];
  const follow = () =>
    followChanges(
      changes,
      ({ type, items }) => heard.push([type, items.map(({ at }) => at / 1000)]),
      ending.signal,
    );
  return { changes, ending, heard, follow };
};

test("what is known comes first, then what happens, in a few messages", () => {
  const { changes, heard, follow } = setUp();
  changes.take(event(1), true);
  follow();
  changes.take(event(2), true);
  changes.take(event(3), true);
  expect(heard).toEqual([["snapshot", [1]]]);
  vi.advanceTimersByTime(250);
  expect(heard[1]).toEqual(["added", [2, 3]]);
});

test("of a flood the last ones come, once", () => {
  const { changes, heard, follow } = setUp();
  follow();
  for (let at = 1; at <= 500; at += 1) changes.take(event(at), true);
  vi.advanceTimersByTime(1_000);
  expect(heard).toHaveLength(2);
  expect(heard[1]?.[0]).toBe("snapshot");
  expect(heard[1]?.[1]).toHaveLength(20);
  expect(heard[1]?.[1].at(-1)).toBe(500);
});

test("a reader that has gone is told nothing", () => {
  const { changes, ending, heard, follow } = setUp();
  follow();
  changes.take(event(1), true);
  ending.abort();
  changes.take(event(2), true);
  expect(vi.getTimerCount()).toBe(0);
  expect(heard).toHaveLength(1);
  expect(changeOf(event(2), 1)).not.toBeNull();
});
