import { expect, test } from "vitest";
import { type LogEdge, newEdge, releaseNewer, releaseOlder } from "./log-edge.ts";
import { type LogItem, type LogLineItem, lineItem } from "./log-items.ts";

const at = (n: number) => (1_790_000_000_000_000_000n + BigInt(n)).toString();
const line = (n: number, container: string): LogLineItem =>
  lineItem(container, { at: at(n), nth: 0, source: "stdout", text: `${container}${n}`, size: 2, cut: false });
const edge = (container: string, read: number[], place: number, isDone = false): LogEdge => ({
  ...newEdge(),
  held: read.map((n) => line(n, container)),
  place: { at: at(place), nth: 0 },
  isDone,
});
const texts = (items: readonly LogItem[]) =>
  items.map((item) => (item.kind === "line" ? item.row.text : "gap"));

test("older lines are shown as far as every container has been read", () => {
  const edges = [edge("a", [3, 5, 9], 3), edge("b", [6, 8], 6)];
  expect(texts(releaseOlder(edges))).toEqual(["b6", "b8", "a9"]);
  expect(edges.map(({ held }) => texts(held))).toEqual([["a3", "a5"], []]);
});

test("a container that has no more holds nobody back", () => {
  const edges = [edge("a", [3, 5], 3), edge("b", [6], 6, true)];
  expect(texts(releaseOlder(edges))).toEqual(["a3", "a5", "b6"]);
});

test("newer lines are shown as far as every container has been read", () => {
  const edges = [edge("a", [1, 4], 4), edge("b", [2, 7], 7)];
  expect(texts(releaseNewer(edges))).toEqual(["a1", "b2", "a4"]);
  expect(edges.map(({ held }) => texts(held))).toEqual([[], ["b7"]]);
});

test("one container's lines keep the engine's order", () => {
  expect(texts(releaseOlder([edge("a", [5, 4, 9], 5)]))).toEqual(["a5", "a4", "a9"]);
});
