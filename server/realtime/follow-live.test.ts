import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { PreparedJson } from "../http/prepared-json.ts";
import { followLive } from "./follow-live.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const setUp = () => {
  let version = 0;
  const told = new Set<(patch: never) => void>();
  const message = (text: string) => ({ text }) as PreparedJson<unknown>;
  const view = {
    snapshot: () => message("snapshot"),
    since: (at: { version?: number | undefined }) =>
      at.version === undefined
        ? null
        : Array.from({ length: version - at.version }, (_, index) =>
            message(`patch ${(at.version ?? 0) + index + 1}`),
          ),
    position: () => ({ epoch: "e", version }),
    onPatch: (listener: (patch: never) => void) => {
      told.add(listener);
      return () => void told.delete(listener);
    },
  };
  const sent: string[] = [];
  const reader = {
    queued: 0,
    send: ({ text }: { text: string }) => sent.push(text) > 0,
    bufferedBytes: () => reader.queued,
  };
  const change = () => {
    version += 1;
    for (const listener of told) listener(message(`patch ${version}`) as never);
  };
  const ending = new AbortController();
  return { view, reader, sent, change, told, ending };
};

test("a reader gets a snapshot, then each patch", () => {
  const { view, reader, sent, change, ending } = setUp();
  followLive(view, reader, {}, ending.signal);
  change();
  change();
  expect(sent).toEqual(["snapshot", "patch 1", "patch 2"]);
});

test("a slow reader is left out until it has caught up, and misses nothing", () => {
  const { view, reader, sent, change, ending } = setUp();
  followLive(view, reader, {}, ending.signal);
  change();
  reader.queued = 1024 * 1024;
  for (let times = 0; times < 100; times += 1) change();
  expect(sent).toEqual(["snapshot", "patch 1"]);
  vi.advanceTimersByTime(10_000);
  expect(sent).toHaveLength(2);
  reader.queued = 0;
  vi.advanceTimersByTime(250);
  expect(sent).toHaveLength(102);
  expect(sent.at(-1)).toBe("patch 101");
  change();
  expect(sent.at(-1)).toBe("patch 102");
});

test("nothing is left behind when the reader goes", () => {
  const { view, reader, change, told, ending } = setUp();
  followLive(view, reader, {}, ending.signal);
  reader.queued = 1024 * 1024;
  change();
  ending.abort();
  expect(told.size).toBe(0);
  expect(vi.getTimerCount()).toBe(0);
});
