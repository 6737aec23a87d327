import { describe, expect, test } from "vitest";
import type { RecentChange } from "./recent/change-of.ts";
import { createRecentChanges } from "./recent-changes.ts";

const id = "c".repeat(64);
/** An event at so many seconds. */
const event = (
  Type: string,
  Action: string,
  at: number,
  Attributes: Record<string, string> = {},
  ID = id,
) => ({
  Type,
  Action,
  Actor: { ID, Attributes },
  time: Math.floor(at),
  timeNano: at * 1e9,
});
const rejected = (error: unknown) => {
  throw error;
};
const changes = (limit?: number) => createRecentChanges({ report: rejected, ...(limit ? { limit } : {}) });
const taken = (...events: ReturnType<typeof event>[]): readonly RecentChange[] => {
  const ring = changes();
  for (const one of events) ring.take(one, true);
  return ring.list();
};
const nothing = { image: null, exitCode: null, signal: null, health: null, oldName: null, container: null };

describe("what is told of an event", () => {
  test("the action's own facts, and none of the labels", () => {
    const label = { "com.example.token": "s3cret", image: "nginx:1", name: "web" };
    expect(taken(event("container", "die", 5, { ...label, exitCode: "137", execDuration: "3" }))).toEqual([
      {
        position: 1,
        at: 5_000,
        kind: "container",
        action: "die",
        id,
        name: "web",
        ...nothing,
        image: "nginx:1",
        exitCode: 137,
      },
    ]);
    expect(JSON.stringify(taken(event("container", "start", 5, label)))).not.toContain("s3cret");
  });

  test.each([
    ["kill", { signal: "15" }, { signal: "15" }],
    ["rename", { oldName: "/before" }, { oldName: "before" }],
    ["health_status: unhealthy", {}, { action: "health_status", health: "unhealthy" }],
    // An attribute of a label's making, where the action has none.
    ["start", { exitCode: "1", signal: "9", oldName: "x", container: "y" }, nothing],
    ["die", { exitCode: "1e9" }, { exitCode: null }],
  ])("container %s", (action, attributes, facts) => {
    expect(taken(event("container", action, 1, attributes))[0]).toMatchObject(facts);
  });

  test.each([
    "exec_create: sh -c 'mysql -psecret'",
    "exec_start: sh -c 'mysql -psecret'",
    "exec_die",
    "top",
    "attach",
    "resize",
    "no_such_action: secret",
  ])("container %s is not", (action) => {
    expect(taken(event("container", action, 1))).toEqual([]);
  });

  test("volumes are named by their id; networks name the container", () => {
    expect(taken(event("volume", "create", 1, { driver: "local" }, "data"))[0]).toMatchObject({
      id: "data",
      name: "data",
    });
    expect(taken(event("volume", "mount", 1, {}, "data"))).toEqual([]);
    expect(taken(event("network", "connect", 1, { name: "front", container: id }, "n"))[0]).toMatchObject({
      name: "front",
      container: id,
    });
    expect(taken(event("secret", "create", 1), event("constructor", "create", 1))).toEqual([]);
  });

  test("endless texts are cut", () => {
    expect(taken(event("container", "start", 1, { name: "n".repeat(100_000) }))[0]?.name).toHaveLength(512);
  });
});

describe("the ring", () => {
  test("keeps the last ones, in order, and counts on", () => {
    const ring = changes(3);
    for (let at = 1; at <= 5; at += 1) ring.take(event("container", "start", at), true);
    expect(ring.list().map(({ at, position }) => [at, position])).toEqual([
      [3_000, 3],
      [4_000, 4],
      [5_000, 5],
    ]);
    expect(ring.position).toBe(5);
  });

  test("tells each change once, until its listener leaves", () => {
    const ring = changes();
    const heard: number[] = [];
    const leave = ring.subscribe(({ at }) => heard.push(at));
    ring.take(event("container", "start", 1), true);
    ring.take(event("container", "start", 1), true);
    ring.take(event("container", "top", 2), true);
    leave();
    ring.take(event("container", "start", 3), true);
    expect(heard).toEqual([1_000]);
  });

  test("what the engine repeats is taken where it was missed, and nowhere else", () => {
    const ring = changes(2);
    for (const at of [1, 2, 3]) ring.take(event("container", "start", at), true);
    for (const at of [1, 2, 3, 4, 5]) ring.take(event("container", "start", at), false);
    expect(ring.list().map(({ at }) => at)).toEqual([4_000, 5_000]);
    expect(ring.position).toBe(5);
  });

  test("news of an engine whose clock was set back is news", () => {
    const ring = changes();
    ring.take(event("container", "start", 9_000), true);
    ring.take(event("container", "stop", 1), true);
    expect(ring.list()).toHaveLength(2);
  });
});
