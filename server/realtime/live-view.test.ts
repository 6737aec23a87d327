import { expect, test, vi } from "vitest";
import { z } from "zod";
import { createLiveView, type Source } from "./live-view.ts";

type Entry = { id: string; value: number };

const setUp = () => {
  const entries = new Map<string, Entry>();
  const listeners = new Set<Parameters<Source<Entry>["subscribe"]>[0]>();
  const source = {
    epoch: "e",
    version: 0,
    values: () => entries.values(),
    subscribe: (listener: Parameters<Source<Entry>["subscribe"]>[0]) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
  const change = (upserts: Entry[], removes: string[] = []) => {
    source.version += 1;
    for (const entry of upserts) entries.set(entry.id, entry);
    for (const id of removes) entries.delete(id);
    for (const listener of listeners) listener({ version: source.version, upserts, removes });
  };
  const present = vi.fn((entry: Entry) => entry);
  const schema = z.strictObject({ id: z.string(), value: z.number() });
  return { view: createLiveView(source, schema, present), change, present, listeners };
};

test("a row is presented once per change, however often the list is read", () => {
  const { view, change, present } = setUp();
  change([
    { id: "a", value: 1 },
    { id: "b", value: 2 },
  ]);
  for (let reading = 0; reading < 5; reading += 1) view.list();
  change([{ id: "a", value: 3 }]);
  view.list();
  expect(present).toHaveBeenCalledTimes(3);
  expect(JSON.parse(view.list().text)).toEqual({
    epoch: "e",
    version: 2,
    items: [
      { id: "a", value: 3 },
      { id: "b", value: 2 },
    ],
  });
});

test("what left a position comes as the patches after it, and as nothing where none are", () => {
  const { view, change } = setUp();
  change([{ id: "a", value: 1 }]);
  change([], ["a"]);
  expect(view.since({ epoch: "e", version: 2 })).toEqual([]);
  expect(view.since({ epoch: "e", version: 1 })?.map((patch) => JSON.parse(patch.text))).toEqual([
    { type: "patch", epoch: "e", since: 1, version: 2, upserts: [], removes: ["a"] },
  ]);
});

test("a position of another life, of the future or too long ago needs a snapshot", () => {
  const { view, change } = setUp();
  for (let value = 0; value < 300; value += 1) change([{ id: "a", value }]);
  expect(view.since({})).toBeNull();
  expect(view.since({ epoch: "other", version: 300 })).toBeNull();
  expect(view.since({ epoch: "e", version: 301 })).toBeNull();
  expect(view.since({ epoch: "e", version: 10 })).toBeNull();
  expect(view.since({ epoch: "e", version: 299 })).toHaveLength(1);
});

test("a row that does not fit its contract does not leave", () => {
  const { view, change } = setUp();
  expect(() => change([{ id: "a", value: "x" as unknown as number }])).toThrow();
  expect(() => view.list()).toThrow();
});
