import { setImmediate as turn } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createHub, type HubKey } from "./hub.ts";
import type { HubViewer, Upstream } from "./hub-viewer.ts";

const key: HubKey = {
  environment: "local",
  kind: "logs",
  target: "web",
  options: { tail: 100, stamps: true },
};
const lingerMs = 5000;

/** A source that counts its openings and can be made to speak, end or fail. */
const createSource = () => {
  const open = new Set<{ emit: (value: string) => void; end: () => void; fail: (error: Error) => void }>();
  let openings = 0;
  const upstream: Upstream<string> = (emit, signal) => {
    openings += 1;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const entry = { emit, end: resolve, fail: reject };
    open.add(entry);
    signal.addEventListener("abort", () => resolve(), { once: true });
    return promise.finally(() => open.delete(entry));
  };
  return {
    upstream,
    openings: () => openings,
    open: () => open.size,
    say: (value: string) => open.forEach((entry) => void entry.emit(value)),
    end: () => open.forEach((entry) => void entry.end()),
    fail: (error: Error) => open.forEach((entry) => void entry.fail(error)),
  };
};

const createViewer = () => {
  const seen: string[] = [];
  const failures: { message: string; retryInMs: number | null }[] = [];
  let ends = 0;
  const viewer: HubViewer<string> = {
    next: (value) => void seen.push(value),
    failed: (error, retryInMs) =>
      void failures.push({ message: String((error as Error).message), retryInMs }),
    ended: () => {
      ends += 1;
    },
  };
  return { viewer, seen, failures, ends: () => ends };
};

const createTestHub = (options: Partial<Parameters<typeof createHub>[0]> = {}) =>
  createHub({
    lingerMs,
    onViewerError: (error) => {
      throw error;
    },
    ...options,
  });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("hub", () => {
  test("100 viewers share one upstream and all see every value", async () => {
    const hub = createTestHub();
    const source = createSource();
    const viewers = Array.from({ length: 100 }, createViewer);
    for (const { viewer } of viewers) hub.follow(key, source.upstream, viewer);
    await turn();
    expect(source.openings()).toBe(1);
    source.say("one");
    source.say("two");
    for (const { seen } of viewers) expect(seen).toEqual(["one", "two"]);
    await hub.close();
  });

  test("the order of a key's options does not matter, their values do", async () => {
    const hub = createTestHub();
    const source = createSource();
    hub.follow(key, source.upstream, createViewer().viewer);
    hub.follow({ ...key, options: { stamps: true, tail: 100 } }, source.upstream, createViewer().viewer);
    hub.follow({ ...key, options: { stamps: true, tail: 101 } }, source.upstream, createViewer().viewer);
    hub.follow({ ...key, environment: "other" }, source.upstream, createViewer().viewer);
    await turn();
    expect(source.openings()).toBe(3);
    await hub.close();
    expect(source.open()).toBe(0);
  });

  test("outlives its last viewer for the grace period, then is aborted", async () => {
    const hub = createTestHub();
    const source = createSource();
    const first = hub.follow(key, source.upstream, createViewer().viewer);
    await turn();
    first.dispose();
    vi.advanceTimersByTime(lingerMs - 1);
    expect(source.open()).toBe(1);

    const later = createViewer();
    const second = hub.follow(key, source.upstream, later.viewer);
    vi.advanceTimersByTime(lingerMs * 2);
    source.say("still here");
    expect(later.seen).toEqual(["still here"]);
    expect(source.openings()).toBe(1);

    second.dispose();
    second.dispose();
    vi.advanceTimersByTime(lingerMs);
    await vi.waitFor(() => expect(hub.upstreams).toBe(0));
    expect(source.open()).toBe(0);
  });

  test("a viewer that left hears nothing more", async () => {
    const hub = createTestHub();
    const source = createSource();
    const [left, stays] = [createViewer(), createViewer()];
    const following = hub.follow(key, source.upstream, left.viewer);
    hub.follow(key, source.upstream, stays.viewer);
    await turn();
    following.dispose();
    source.say("news");
    expect(left.seen).toEqual([]);
    expect(stays.seen).toEqual(["news"]);
    await hub.close();
  });

  test("a failure is told to all and tried again, later each time, until a value comes", async () => {
    const hub = createTestHub({ backoff: { firstMs: 100, mostMs: 350 } });
    const source = createSource();
    const { viewer, failures, seen } = createViewer();
    hub.follow(key, source.upstream, viewer);
    for (const [index, most] of [100, 200, 350, 350].entries()) {
      await vi.waitFor(() => expect(source.open()).toBe(1));
      source.fail(new Error(`failure ${index}`));
      await vi.waitFor(() => expect(failures).toHaveLength(index + 1));
      const pause = failures[index]?.retryInMs ?? 0;
      expect(pause).toBeGreaterThanOrEqual(most / 2);
      expect(pause).toBeLessThanOrEqual(most);
      vi.advanceTimersByTime(most);
    }
    await vi.waitFor(() => expect(source.open()).toBe(1));
    source.say("back");
    source.fail(new Error("again"));
    await vi.waitFor(() => expect(failures).toHaveLength(5));
    expect(failures[4]?.retryInMs).toBeLessThanOrEqual(100);
    expect(seen).toEqual(["back"]);
    await hub.close();
  });

  test("a failure that cannot be mended lets the viewers go", async () => {
    const hub = createTestHub({ canRetry: () => false });
    const source = createSource();
    const { viewer, failures } = createViewer();
    hub.follow(key, source.upstream, viewer);
    await turn();
    source.fail(new Error("gone"));
    await vi.waitFor(() => expect(failures).toEqual([{ message: "gone", retryInMs: null }]));
    expect(hub.upstreams).toBe(0);
  });

  test("an end is told once, and the next viewer opens anew", async () => {
    const hub = createTestHub();
    const source = createSource();
    const first = createViewer();
    hub.follow(key, source.upstream, first.viewer);
    await turn();
    source.end();
    await vi.waitFor(() => expect(first.ends()).toBe(1));
    hub.follow(key, source.upstream, createViewer().viewer);
    await turn();
    expect(source.openings()).toBe(2);
    expect(first.ends()).toBe(1);
    await hub.close();
  });

  test("a viewer that throws is let go; the others do not notice", async () => {
    const onViewerError = vi.fn();
    const hub = createTestHub({ onViewerError });
    const source = createSource();
    const broken = { ...createViewer().viewer, next: () => expect.unreachable("broken viewer") };
    const healthy = createViewer();
    hub.follow(key, source.upstream, broken);
    hub.follow(key, source.upstream, healthy.viewer);
    await turn();
    source.say("one");
    source.say("two");
    expect(onViewerError).toHaveBeenCalledOnce();
    expect(healthy.seen).toEqual(["one", "two"]);
    await hub.close();
  });

  test("1,000 openings and closings leave nothing behind", async () => {
    const hub = createTestHub();
    const source = createSource();
    for (let index = 0; index < 1000; index += 1) {
      const following = hub.follow(
        { ...key, target: `web-${index % 50}` },
        source.upstream,
        createViewer().viewer,
      );
      if (index % 3 === 0) await turn();
      following.dispose();
      if (index % 7 === 0) vi.advanceTimersByTime(lingerMs);
    }
    vi.advanceTimersByTime(lingerMs);
    await vi.waitFor(() => expect(hub.upstreams).toBe(0));
    expect(source.open()).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("closing ends all, also those that wait to try again, and admits nobody", async () => {
    const hub = createTestHub();
    const source = createSource();
    const waiting = createViewer();
    hub.follow(key, source.upstream, waiting.viewer);
    await turn();
    source.fail(new Error("down"));
    await vi.waitFor(() => expect(waiting.failures).toHaveLength(1));
    hub.follow({ ...key, target: "db" }, source.upstream, createViewer().viewer);
    await turn();
    await hub.close();
    expect(hub.upstreams).toBe(0);
    expect(source.open()).toBe(0);
    expect(() => hub.follow(key, source.upstream, waiting.viewer)).toThrow(/closed/);
  });
});
