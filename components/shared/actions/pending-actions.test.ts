import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { isSettled, PendingActions, type Reached, settleWithinMs } from "./pending-actions.ts";

type Row = { id: string; state: "running" | "exited" };

const running: Row = { id: "a", state: "running" };
const exited: Row = { id: "a", state: "exited" };
const reached: Reached<Row> = (verb, now) => now.state === (verb === "stop" ? "exited" : "running");

describe("an action has come about when the row shows it", () => {
  test("never before the engine has answered, except for a row that has gone", () => {
    const stopping = { verb: "stop", before: running, answeredAt: null };
    expect(isSettled(stopping, exited, 1e9, reached)).toBe(false);
    expect(isSettled(stopping, null, 0, reached)).toBe(true);
  });

  test("a row that never changes is not waited for for ever", () => {
    const starting = { verb: "start", before: exited, answeredAt: 100 };
    expect(isSettled(starting, running, 100, reached)).toBe(true);
    expect(isSettled(starting, exited, 100 + settleWithinMs - 1, reached)).toBe(false);
    expect(isSettled(starting, exited, 100 + settleWithinMs, reached)).toBe(true);
  });
});

describe("the actions of a tab", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("are shown until the live row tells the same", () => {
    const actions = new PendingActions<Row>();
    const listener = vi.fn();
    actions.subscribe(listener);
    actions.begin(running, "stop");
    expect(actions.get(running.id)).toMatchObject({ verb: "stop" });
    actions.answered(running.id, 5);
    actions.settle(() => running, 6, reached);
    expect(actions.get(running.id)).toMatchObject({ verb: "stop" });
    actions.settle(() => exited, 7, reached);
    expect(actions.get(running.id)).toBeNull();
    expect(listener).toHaveBeenCalledTimes(3);
  });

  test("end at once when they fail, and after a moment when nothing changes", () => {
    const actions = new PendingActions<Row>();
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
    const actions = new PendingActions<Row>();
    actions.begin(running, "restart");
    actions.answered(running.id, Date.now());
    vi.advanceTimersByTime(1000);
    actions.begin(running, "stop");
    vi.advanceTimersByTime(settleWithinMs);
    expect(actions.get(running.id)).toMatchObject({ verb: "stop" });
  });
});
