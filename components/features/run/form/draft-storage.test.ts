import { afterEach, beforeEach, expect, test } from "vitest";
import { emptySpec } from "#lib/docker/run/spec/empty.ts";
import { readDraft, writeDraft } from "./draft-storage.ts";

/** A store as a browser has it. */
class Store {
  readonly kept = new Map<string, string>();
  getItem(key: string) {
    return this.kept.get(key) ?? null;
  }
  setItem(key: string, value: string) {
    this.kept.set(key, value);
  }
  removeItem(key: string) {
    this.kept.delete(key);
  }
}

const store = new Store();
beforeEach(() => {
  store.kept.clear();
  Object.defineProperty(globalThis, "sessionStorage", { value: store, configurable: true });
});
afterEach(() => {
  Reflect.deleteProperty(globalThis, "sessionStorage");
});

test("a draft is found again under its own key, until it is forgotten", () => {
  const spec = { ...emptySpec("nginx"), env: [{ name: "A", value: "1" }] };
  writeDraft("me", { spec, start: false });
  expect(readDraft("me")).toEqual({ spec, start: false });
  expect(readDraft("you")).toBeNull();
  writeDraft("me", null);
  expect(readDraft("me")).toBeNull();
});

test.each([
  ["no JSON", "{"],
  ["null", "null"],
  ["another version's", JSON.stringify({ spec: { image: "nginx" }, start: true })],
  ["a part of another shape", JSON.stringify({ spec: { ...emptySpec("a"), publish: null }, start: true })],
])("%s is no draft", (_, text) => {
  writeDraft("me", { spec: emptySpec("a"), start: true });
  for (const key of store.kept.keys()) store.kept.set(key, text);
  expect(readDraft("me")).toBeNull();
});

test("a browser that keeps nothing loses nothing but the draft", () => {
  Reflect.deleteProperty(globalThis, "sessionStorage");
  writeDraft("me", { spec: emptySpec("a"), start: true });
  expect(readDraft("me")).toBeNull();
});
