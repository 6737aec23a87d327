import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { UsageOf } from "#lib/contracts/stats.ts";
import { type UsageSource, UsageWatch } from "./usage-watch.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const sample = (id: string, cpuPercent: number): UsageOf => ({
  ...{ id, at: 1, cpuPercent, cpuLimit: 100, memory: cpuPercent * 2, memoryLimit: 100, pids: 1 },
  ...{ received: 0, sent: 0, blockRead: 0, blockWritten: 0 },
});

const createWatch = () => {
  const sent: string[][] = [];
  let message: Parameters<UsageSource>[0]["message"] = () => expect.unreachable("nothing was opened");
  let closes = 0;
  const watch = new UsageWatch((on) => {
    sent.push(on.containers());
    message = on.message;
    return { watch: (containers) => void sent.push(containers), close: () => void closes++ };
  });
  const settle = () => vi.advanceTimersByTime(150);
  return {
    watch,
    sent,
    settle,
    say: (said: Parameters<typeof message>[0]) => message(said),
    closes: () => closes,
  };
};

test("the server is told once of the rows that stay in sight", () => {
  const { watch, sent, settle } = createWatch();
  const leave = ["a", "b", "c"].map((id) => watch.watch(id, () => undefined));
  leave[1]?.();
  settle();
  expect(sent).toEqual([["a", "c"]]);
  leave[0]?.();
  watch.watch("d", () => undefined);
  watch.watch("d", () => undefined)();
  settle();
  settle();
  expect(sent).toEqual([
    ["a", "c"],
    ["c", "d"],
  ]);
  watch.close();
});

test("each reading is a new value, told to those who show that container", () => {
  const { watch, settle, say } = createWatch();
  const told = { a: 0, b: 0 };
  watch.watch("a", () => told.a++);
  watch.watch("b", () => told.b++);
  settle();
  expect(watch.usage("a").latest).toBeNull();
  say({ type: "recent", containers: [{ id: "a", cpuPercent: [1, null], memory: [2, 3] }] });
  const before = watch.usage("a");
  say({ type: "samples", samples: [sample("a", 5), sample("unseen", 9)] });
  expect(watch.usage("a")).toMatchObject({ cpuPercent: [1, null, 5], memory: [2, 3, 10] });
  expect(watch.usage("a")).not.toBe(before);
  expect(watch.usage("unseen").latest).toBeNull();
  expect(told).toEqual({ a: 2, b: 0 });
  say({ type: "idle", containers: ["a"] });
  expect(watch.usage("a")).toEqual({ latest: null, cpuPercent: [], memory: [] });
  watch.close();
});

test("the points stay as few as a sparkline shows, and a row out of sight is forgotten", () => {
  const { watch, settle, say } = createWatch();
  const leave = watch.watch("a", () => undefined);
  settle();
  for (let at = 0; at < 100; at += 1) say({ type: "samples", samples: [sample("a", at)] });
  expect(watch.usage("a").cpuPercent).toEqual(Array.from({ length: 40 }, (_, at) => 60 + at));
  leave();
  settle();
  expect(watch.usage("a").latest).toBeNull();
});

test("closing ends the channel and what waits, and looking again opens another", () => {
  const { watch, sent, settle, closes } = createWatch();
  watch.watch("a", () => undefined);
  settle();
  watch.watch("b", () => undefined);
  watch.close();
  settle();
  expect([sent.length, closes()]).toEqual([1, 1]);
  watch.watch("c", () => undefined);
  settle();
  expect(sent.at(-1)).toEqual(["a", "b", "c"]);
});
