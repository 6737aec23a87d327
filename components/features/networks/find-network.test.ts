import { expect, test } from "vitest";
import type { NetworkRow } from "#lib/contracts/networks.ts";
import { findNetwork } from "./find-network.ts";

const row = (id: string, name: string) => ({ id: id.repeat(64), name }) as NetworkRow;
const rows = [row("a", "shop"), row("b", "aaaaaaaaaaaa"), row("c", "blog")];

test.each([
  ["a".repeat(64), "shop"],
  ["blog", "blog"],
  // A name goes before the start of an id.
  ["aaaaaaaaaaaa", "aaaaaaaaaaaa"],
  ["c".repeat(12), "blog"],
  ["c".repeat(11), undefined],
  ["nothing", undefined],
])("%s names %s", (ref, name) => {
  expect(findNetwork(rows, ref)?.name).toBe(name);
});
