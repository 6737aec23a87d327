import { expect, test } from "vitest";
import { Kind } from "./kind.ts";

type Item = { readonly id: string; readonly value: number };

/** A kind of an engine whose objects the test holds in `real`. */
const kindOf = async (real: Map<string, number>) => {
  const list = async (): Promise<Item[]> => [...real].map(([id, value]) => ({ id, value }));
  const kind = new Kind<Item>({
    key: ({ id }) => id,
    same: (left, right) => left.value === right.value,
    report: () => undefined,
    onError: () => undefined,
    reader: () => ({
      key: ({ id }) => id,
      list,
      read: async (keys) => (await list()).filter(({ id }) => keys.includes(id)),
    }),
  });
  kind.refresher.start();
  await kind.sync();
  return {
    kind,
    audit: (settle = async () => {}) => kind.audit(settle, new AbortController().signal),
    [Symbol.dispose]: () => kind.refresher.stop(null),
  };
};

test("what changed without a word is drift, and is repaired", async () => {
  const real = new Map([
    ["a", 1],
    ["b", 1],
    ["c", 1],
  ]);
  using it = await kindOf(real);
  expect(await it.audit()).toEqual([]);
  real.set("a", 2).delete("b");
  real.set("d", 1);
  expect((await it.audit()).toSorted()).toEqual(["a", "b", "d"]);
  expect([...it.kind.replica.values()]).toEqual([
    { id: "a", value: 2 },
    { id: "c", value: 1 },
    { id: "d", value: 1 },
  ]);
  expect(await it.audit()).toEqual([]);
});

test("what an event names while the audit waits is none", async () => {
  const real = new Map([["a", 1]]);
  using it = await kindOf(real);
  real.set("a", 2);
  expect(await it.audit(async () => it.kind.hint("a"))).toEqual([]);
});

test("what an event names that has not arrived is none", async () => {
  const real = new Map([["a", 1]]);
  using it = await kindOf(real);
  real.set("a", 2);
  expect(await it.audit(async () => it.kind.excuse("a"))).toEqual([]);
  expect(it.kind.replica.get("a")?.value).toBe(2);
});

test("what was to be read when the audit began is none, however long that takes", async () => {
  const real = new Map([["a", 1]]);
  using it = await kindOf(real);
  real.set("a", 2);
  it.kind.refresher.mark("a");
  expect(await it.audit()).toEqual([]);
  expect(it.kind.replica.get("a")?.value).toBe(2);
});

test.each([["a"], [null]])(
  "what an event announced (%s) is none until it has been looked at",
  async (key) => {
    const real = new Map([["a", 1]]);
    using it = await kindOf(real);
    it.kind.announce(key);
    real.set("a", 2);
    expect(await it.audit()).toEqual([]);
    expect(it.kind.replica.get("a")?.value).toBe(2);
    it.kind.hint(key);
    await it.kind.refresher.refresh(key);
    real.set("a", 3);
    expect(await it.audit()).toEqual(["a"]);
  },
);

test("with a survey, only what it shows otherwise is read again, and by its key", async () => {
  const real = new Map([
    ["a", 1],
    ["b", 1],
  ]);
  const listed: string[] = [];
  const read: string[][] = [];
  const items = () => [...real].map(([id, value]): Item => ({ id, value }));
  const kind = new Kind<Item>({
    key: ({ id }) => id,
    same: (left, right) => left.value === right.value,
    report: () => undefined,
    onError: () => undefined,
    reader: () => ({
      key: ({ id }) => id,
      list: async () => {
        listed.push("list");
        return items();
      },
      survey: async () => items(),
      read: async (keys) => {
        read.push([...keys]);
        return items().filter(({ id }) => keys.includes(id));
      },
    }),
  });
  kind.refresher.start();
  try {
    await kind.sync();
    const audit = () => kind.audit(async () => {}, new AbortController().signal);
    expect(await audit()).toEqual([]);
    expect(read).toEqual([]);
    real.set("b", 2);
    expect(await audit()).toEqual(["b"]);
    expect(kind.replica.get("b")?.value).toBe(2);
    expect(read).toEqual([["b"]]);
    real.delete("a");
    expect(await audit()).toEqual(["a"]);
    expect([...kind.replica.values()]).toEqual([{ id: "b", value: 2 }]);
    expect(listed).toEqual(["list"]);
  } finally {
    kind.refresher.stop(null);
  }
});
