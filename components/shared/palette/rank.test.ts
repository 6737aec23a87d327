import { expect, test } from "vitest";
import { bestOf, rankOf, wordsOf } from "./rank.ts";

const rank = (query: string, name: string, more: { id?: string; text?: string } = {}) =>
  rankOf({ name, ...more }, wordsOf(query));

test.each([
  ["web", "web", {}, 0],
  ["WEB", "web-1", {}, 1],
  ["web", "shop-web-1", {}, 2],
  ["web", "cobweb", {}, 3],
  ["nginx", "web", { text: "nginx:1.29\nshop" }, 4],
  ["4fa", "web", { id: "4fa81c" }, 1],
  ["4f", "web", { id: "4fa81c" }, Number.POSITIVE_INFINITY],
  ["a81", "web", { id: "4fa81c" }, Number.POSITIVE_INFINITY],
  ["shop web", "shop-web-1", {}, 2],
  ["web nginx", "web", { text: "nginx" }, 4],
  ["web redis", "web", { text: "nginx" }, Number.POSITIVE_INFINITY],
  ["", "web", {}, 0],
])("%s finds %s %o with %s", (query, name, more, expected) => {
  expect(rank(query, name, more)).toBe(expected);
});

const search = (names: Iterable<string>, query: string, limit = 5) => {
  const words = wordsOf(query);
  return bestOf(names, { rank: (name) => rankOf({ name }, words), name: (name) => name, limit }).map(
    ({ one }) => one,
  );
};

test("the best come first, then the shorter, then by name", () => {
  expect(search(["cobweb", "web-2", "shop-web", "web-10", "web", "web-1"], "web", 4)).toEqual([
    "web",
    "web-1",
    "web-2",
    "web-10",
  ]);
});

test("of ten thousand the right few are found, whatever their order", () => {
  const names = Array.from({ length: 10_000 }, (_, at) => `service-${(at * 7919) % 10_000}`);
  expect(search(names, "service-1")).toEqual([
    "service-1",
    "service-10",
    "service-11",
    "service-12",
    "service-13",
  ]);
});
