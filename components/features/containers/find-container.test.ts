import { expect, test } from "vitest";
import { findContainer } from "./find-container.ts";
import { testRow } from "./testing/test-row.ts";

const first = testRow({ id: "aaaaaaaaaaaa1".padEnd(64, "0"), name: "web" });
// A name may look like the start of another container's id.
const second = testRow({ id: "b".repeat(64), name: "aaaaaaaaaaaa" });
const rows = [first, second];

test.each([
  [first.id, first],
  ["web", first],
  ["aaaaaaaaaaaa1", first],
  ["aaaaaaaaaaaa", second],
  ["aaaaaaaaaaa", undefined],
  ["nobody", undefined],
])("%s", (ref, found) => {
  expect(findContainer(rows, ref)).toBe(found);
});
