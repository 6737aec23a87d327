import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { testRow } from "../testing/test-row.ts";
import { isSettled, settleWithinMs } from "./pending.ts";
import { PendingActions } from "./pending-actions.ts";
import type { Verb } from "./verb.ts";

const running = testRow({ state: "running", startedAt: 1 });
const exited = testRow({ state: "exited", startedAt: 1 });
const paused = testRow({ state: "paused", startedAt: 1 });
const again = testRow({ state: "running", startedAt: 2 });

describe("an action has come about when the row shows it", () => {
  test.each<[Verb, typeof running, typeof running, boolean]>([
    ["start", exited, exited, false],
    ["start", exited, running, true],
    ["start", exited, testRow({ state: "restarting" }), true],
    ["stop", running, running, false],
    ["stop", running, exited, true],
    ["restart", running, running, false],
    ["restart", running, exited, false],
    ["restart", running, again, true],
    ["pause", running, running, false],
    ["pause", running, paused, true],
    ["unpause", paused, running, true],
    ["kill", running, running, true],
    ["remove", exited, exited, false],
  ])("%s", (verb, before, now, settled) => {
    expect(isSettled({ verb, before, answeredAt: 0 }, now, 1)).toBe(settled);
  });

  test("never before the engine has answered, except for a row that has gone", () => {
    const stopping = { verb: "stop", before: running, answeredAt: null } as const;
    expect(isSettled(stopping, exited, 1e9)).toBe(false);
    expect(isSettled(stopping, null, 0)).toBe(true);
  });

  test("a row that never changes is not waited for for ever", () => {
    const starting = { verb: "start", before: exited, answeredAt: 100 } as const;
    expect(isSettled(starting, exited, 100 + settleWithinMs - 1)).toBe(false);
    expect(isSettled(starting, exited, 100 + settleWithinMs)).toBe(true);
  });
});

describe("the actions of a tab", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("are shown until the live row tells the same", () => {
    const actions = new PendingActions();
    const listener = vi.fn();
    actions.subscribe(listener);
    actions.begin(running, "stop");
    expect(actions.get(running.id)).toMatchObject({ verb: "stop" });
    actions.answered(running.id, 5);
    actions.settle(() => running, 6);
    expect(actions.get(running.id)).toMatchObject({ verb: "stop" });
    actions.settle(() => exited, 7);
    expect(actions.get(running.id)).toBeNull();
    expect(listener).toHaveBeenCalledTimes(3);
  });

  test("end at once when they fail, and after a moment when nothing changes", () => {
    const actions = new PendingActions();
    actions.begin(running, "stop");
    actions.failed(running.id);
    expect(actions.size).toBe(0);
    actions.begin(exited, "start");
    actions.answered(exited.id, Date.now());
    vi.advanceTimersByTime(settleWithinMs - 1);
    expect(actions.size).toBe(1);
    vi.advanceTimersByTime(1);
    expect(actions.size).toBe(0);
  });

  test("a second action is not ended by the first one's moment", () => {
    const actions = new PendingActions();
    actions.begin(running, "restart");
    actions.answered(running.id, Date.now());
    vi.advanceTimersByTime(1000);
    actions.begin(running, "stop");
    vi.advanceTimersByTime(settleWithinMs);
    expect(actions.get(running.id)).toMatchObject({ verb: "stop" });
  });
});
