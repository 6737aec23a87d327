import { expect, test, vi } from "vitest";
import { createReplica, type Patch } from "./replica.ts";

type Item = { readonly id: string; readonly value: number };
const item = (id: string, value: number): Item => ({ id, value });
const replica = (report: (error: unknown) => void = () => undefined) =>
  createReplica<Item>({ key: (one) => one.id, same: (left, right) => left.value === right.value, report });

const record = (one: ReturnType<typeof replica>) => {
  const patches: Patch<Item>[] = [];
  return { patches, stop: one.subscribe((patch) => patches.push(patch)) };
};

test("a patch has what differs, and nothing else; versions grow by one", () => {
  const one = replica();
  const { patches } = record(one);
  one.apply({ upserts: [item("a", 1), item("b", 1)], removes: ["never-was"] });
  one.apply({ upserts: [item("a", 1), item("b", 2)], removes: [] });
  one.apply({ upserts: [item("a", 1)], removes: ["never-was"] });
  one.apply({ upserts: [], removes: ["a"] });
  expect(patches).toEqual([
    { version: 1, upserts: [item("a", 1), item("b", 1)], removes: [] },
    { version: 2, upserts: [item("b", 2)], removes: [] },
    { version: 3, upserts: [], removes: ["a"] },
  ]);
  expect([...one.values()]).toEqual([item("b", 2)]);
  expect(one.version).toBe(3);
});

test("an entry that says the same stays the same object, so what was derived from it holds", () => {
  const one = replica();
  one.apply({ upserts: [item("a", 1)], removes: [] });
  const before = one.get("a");
  one.replace([item("a", 1)]);
  expect(one.get("a")).toBe(before);
});

test("replacing all tells the difference in one patch", () => {
  const one = replica();
  one.replace([item("a", 1), item("b", 1)]);
  const { patches } = record(one);
  one.replace([item("b", 2), item("c", 1)]);
  expect(patches).toEqual([{ version: 2, upserts: [item("b", 2), item("c", 1)], removes: ["a"] }]);
});

test("a listener that fails is reported and keeps nobody else from hearing", () => {
  const report = vi.fn();
  const one = replica(report);
  one.subscribe(() => {
    throw new Error("mine");
  });
  const { patches, stop } = record(one);
  one.replace([item("a", 1)]);
  stop();
  one.replace([]);
  expect(report).toHaveBeenCalledTimes(2);
  expect(patches).toHaveLength(1);
});

test("each replica has an epoch of its own", () => {
  expect(replica().epoch).not.toBe(replica().epoch);
});
