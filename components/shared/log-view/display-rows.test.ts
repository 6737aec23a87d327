import { expect, test } from "vitest";
import { displayRows } from "./display-rows.ts";
import { type LogItem, lineItem, mergeItems } from "./log-items.ts";

const at = (n: number) => (1_790_000_000_000_000_000n + BigInt(n)).toString();
const line = (n: number, text: string, container = "c"): LogItem =>
  lineItem(container, { at: at(n), nth: 0, source: "stdout", text, size: text.length, cut: false });

const trace = [
  line(1, "TypeError: x"),
  line(2, "    at a"),
  line(3, "    at b"),
  line(4, "    at c"),
  line(5, "next"),
];

test("a stack trace is one row until it is opened", () => {
  const folded = displayRows(trace, true, new Set());
  expect(folded.map((row) => row.folded)).toEqual([3, 0]);
  const opened = displayRows(trace, true, new Set([trace[0]?.key ?? ""]));
  expect(opened.map((row) => row.isPart)).toEqual([false, true, true, true, false]);
  expect(displayRows(trace, false, new Set()).length).toBe(5);
});

test("a trace is open while a line of it is what was gone to", () => {
  expect(displayRows(trace, true, new Set(), trace[2]?.key).map(({ item }) => item.key)).toEqual(
    trace.map(({ key }) => key),
  );
  expect(displayRows(trace, true, new Set(), trace[4]?.key)).toHaveLength(2);
});

test("lines of several containers are merged by time, each one's order kept", () => {
  const left = [line(1, "a1", "a"), line(5, "a5", "a"), line(4, "a4", "a")];
  const right = [line(2, "b2", "b"), line(6, "b6", "b")];
  expect(mergeItems(left, right).map((item) => (item.kind === "line" ? item.row.text : ""))).toEqual([
    "a1",
    "b2",
    "a5",
    "a4",
    "b6",
  ]);
});
