import { describe, expect, test } from "vitest";
import { until } from "../testing/until.ts";
import { Refresher } from "./refresher.ts";
import { createReplica } from "./replica.ts";

type Item = { readonly id: string; readonly value: number };

/** A store that is read slowly: each read waits for `release`, and answers what was true when it began. */
const slowStore = () => {
  const truth = new Map<string, number>();
  const reads: (readonly string[] | null)[] = [];
  const gates: (() => void)[] = [];
  const errors: unknown[] = [];
  const replica = createReplica<Item>({
    key: (item) => item.id,
    same: (left, right) => left.value === right.value,
    report: (error) => errors.push(error),
  });
  const snapshot = async (keys: readonly string[] | null): Promise<Item[]> => {
    reads.push(keys);
    const found = [...truth]
      .filter(([id]) => keys === null || keys.includes(id))
      .map(([id, value]) => ({ id, value }));
    await new Promise<void>((resolve) => gates.push(resolve));
    return found;
  };
  const refresher = new Refresher<Item>({
    replica,
    reader: { key: (item) => item.id, list: () => snapshot(null), read: (keys) => snapshot(keys) },
    onError: (error) => errors.push(error),
    delayMs: 5,
    gapMs: 10,
  });
  const release = async () => {
    await until("a read is under way", () => gates.length > 0);
    gates.shift()?.();
  };
  return { truth, reads, replica, refresher, release, errors };
};

describe("what events mark is read again", () => {
  test("marks that come together are one read", async () => {
    const { truth, reads, refresher, release, replica } = slowStore();
    refresher.start();
    truth.set("a", 1).set("b", 1);
    for (const key of ["a", "b", "a", "b", "gone"]) refresher.mark(key);
    await release();
    await until("applied", () => replica.size === 2);
    expect(reads).toEqual([["a", "b", "gone"]]);
    refresher.stop(null);
  });

  test("a mark that comes during a read causes another read, whose answer wins", async () => {
    const { truth, reads, refresher, release, replica } = slowStore();
    refresher.start();
    truth.set("a", 1);
    refresher.mark("a");
    await until("the read has begun", () => reads.length === 1);
    truth.set("a", 2);
    refresher.mark("a");
    await release();
    await release();
    await until("the later value", () => replica.get("a")?.value === 2);
    expect(reads).toEqual([["a"], ["a"]]);
    refresher.stop(null);
  });

  test("what is not found any more is removed; made again under its name, it is back", async () => {
    const { truth, refresher, release, replica } = slowStore();
    refresher.start();
    replica.replace([{ id: "a", value: 1 }]);
    refresher.mark("a");
    await release();
    await until("removed", () => replica.size === 0);
    truth.set("a", 5);
    refresher.mark("a");
    await release();
    await until("back", () => replica.get("a")?.value === 5);
    refresher.stop(null);
  });

  test("a flood of keys becomes one list, and holds no memory", async () => {
    const { reads, refresher, release } = slowStore();
    for (let key = 0; key < 100_000; key += 1) refresher.mark(`key-${key}`);
    refresher.start();
    await release();
    await until("read", () => reads.length === 1);
    expect(reads).toEqual([null]);
    refresher.stop(null);
  });

  test("marks made while stopped are kept", async () => {
    const { truth, refresher, release, replica } = slowStore();
    truth.set("a", 1);
    refresher.mark("a");
    refresher.start();
    await release();
    await until("read", () => replica.size === 1);
    refresher.stop(null);
  });
});

describe("waiting for a read", () => {
  test("refresh resolves after a read that began later than it was called", async () => {
    const { truth, refresher, release, replica, reads } = slowStore();
    refresher.start();
    refresher.mark("a");
    await until("an earlier read has begun", () => reads.length === 1);
    truth.set("a", 7);
    const refreshed = refresher.refresh("a").then(() => replica.get("a")?.value);
    await release();
    await release();
    expect(await refreshed).toBe(7);
    refresher.stop(null);
  });

  test("a failed read rejects it, is reported, and is tried again", async () => {
    const errors: unknown[] = [];
    let calls = 0;
    const replica = createReplica<Item>({
      key: (item) => item.id,
      same: () => false,
      report: () => undefined,
    });
    const refresher = new Refresher<Item>({
      replica,
      reader: {
        key: (item) => item.id,
        list: async () => [],
        async read() {
          calls += 1;
          if (calls === 1) throw new Error("no answer");
          return [{ id: "a", value: 1 }];
        },
      },
      onError: (error) => errors.push(error),
    });
    refresher.start();
    await expect(refresher.refresh("a")).rejects.toThrow("no answer");
    expect(errors).toHaveLength(1);
    await until("read after all", () => replica.size === 1);
    refresher.stop(null);
  });

  test("a stop rejects it with the reason", async () => {
    const { refresher, reads } = slowStore();
    refresher.start();
    const reason = new Error("stopped");
    const refreshed = refresher.refresh("a");
    await until("reading", () => reads.length === 1);
    refresher.stop(reason);
    expect(await refreshed.catch((error: unknown) => error)).toBe(reason);
  });
});

test("reads of a flood are at most 20 a second", async () => {
  const starts: number[] = [];
  const replica = createReplica<Item>({ key: (item) => item.id, same: () => false, report: () => undefined });
  const refresher = new Refresher<Item>({
    replica,
    reader: {
      key: (item) => item.id,
      list: async () => [],
      async read() {
        starts.push(performance.now());
        refresher.mark("a");
        return [{ id: "a", value: starts.length }];
      },
    },
    onError: () => undefined,
  });
  refresher.start();
  refresher.mark("a");
  await until("six reads", () => starts.length === 6);
  refresher.stop(null);
  expect((starts[5] ?? 0) - (starts[0] ?? 0)).toBeGreaterThan(5 * 45);
});
