import { describe, expect, test } from "vitest";
import type { LogGapItem, LogItem } from "./log-items.ts";
import { lineItem } from "./log-items.ts";
import { LogWindow } from "./log-window.ts";

const start = 1_790_000_000_000_000_000n;
const line = (number: number, text = String(number)) =>
  lineItem("c", {
    at: (start + BigInt(number)).toString(),
    nth: 0,
    source: "stdout",
    text,
    size: text.length,
    cut: false,
  });
const lines = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => line(from + index));
const gap = (after: number, before: number): LogGapItem => ({
  ...{ kind: "gap", key: `gap.${after}`, container: "c", count: before - after - 1 },
  after: line(after).row,
  before: line(before).row,
});
const textsOf = (items: readonly LogItem[]) =>
  items.map((item) => (item.kind === "line" ? item.row.text : `${item.count} missing`));
const numbers = (from: number, to: number) => textsOf(lines(from, to));
const begun = (...items: LogItem[]) => {
  const window = new LogWindow(["c"]);
  window.begin(items);
  return window;
};
/** What a page before or after the window's end does. */
const read = (window: LogWindow, side: "older" | "newer", held: ReturnType<typeof lines>, isDone = false) => {
  const place = (side === "older" ? held[0] : held.at(-1))?.row;
  Object.assign((window.ends[0] as LogWindow["ends"][number])[side], { held, isDone, place });
  if (side === "older") window.showOlder();
  else window.showNewer();
};

describe("while the end is followed", () => {
  test("the oldest lines make room", () => {
    const window = begun(...lines(1, 100));
    for (let from = 101; from < 30_000; from += 1000) window.append(lines(from, from + 999));
    expect(window.items.length).toBeLessThanOrEqual(6000);
    expect(textsOf(window.items.slice(-2))).toEqual(["30099", "30100"]);
    expect(window.ends[0]?.older).toMatchObject({
      isDone: false,
      place: { at: window.items[0]?.kind === "line" && window.items[0].row.at },
    });
  });

  test("long lines make room for each other sooner", () => {
    const window = begun(line(1));
    for (let number = 2; number < 3000; number += 1) window.append([line(number, "x".repeat(16_000))]);
    expect(window.items.length).toBeLessThan(1100);
  });
});

describe("while other lines are read", () => {
  test("what comes is counted, and the window is not longer than its bound", () => {
    const window = begun(...lines(50_001, 51_000));
    window.isFollowing = false;
    for (let to = 50_000; to > 20_000; to -= 500) read(window, "older", lines(to - 499, to));
    expect(window.items).toHaveLength(20_000);
    expect(window.isAttached).toBe(false);
    window.append(lines(51_001, 51_010));
    expect(window.missed).toBe(10);
    expect(textsOf(window.items.slice(0, 1))).toEqual(["20001"]);
  });

  test("the way back meets the end, with what was written meanwhile", () => {
    const window = begun(...lines(1001, 1100));
    window.isFollowing = false;
    window.ends[0]?.older.held.push(...lines(1, 50));
    window.showElsewhere();
    expect(window.isAttached).toBe(false);
    window.append(lines(1101, 1110));
    read(window, "newer", lines(51, 1110), true);
    expect([window.isAttached, window.missed]).toEqual([true, 0]);
    expect(textsOf(window.items)).toEqual(numbers(1, 1110));
  });
});

describe("lines that are missing", () => {
  const withGap = () => begun(...lines(1, 10), gap(10, 31), ...lines(31, 40));

  test("are counted where they are missing", () => {
    const window = begun(...lines(1, 10));
    window.append([gap(10, 31), ...lines(31, 40)]);
    expect(textsOf(window.items)).toContain("20 missing");
  });

  test("are read upward like any lines before the first", () => {
    const window = withGap();
    window.cutBefore("gap.10");
    expect(textsOf(window.items)).toEqual(numbers(31, 40));
    expect([window.isAttached, window.isStart]).toEqual([true, false]);
    read(window, "older", lines(1, 30), true);
    expect(textsOf(window.items)).toEqual(numbers(1, 40));
    expect(window.isStart).toBe(true);
  });

  test("and downward like any after the last", () => {
    const window = withGap();
    window.cutFrom("gap.10");
    expect(textsOf(window.items)).toEqual(numbers(1, 10));
    expect(window.isAttached).toBe(false);
    read(window, "newer", lines(11, 40), true);
    expect(textsOf(window.items)).toEqual(numbers(1, 40));
    expect(window.isAttached).toBe(true);
  });
});
