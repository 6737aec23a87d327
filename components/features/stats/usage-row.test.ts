import { expect, test } from "vitest";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import type { UsageOf } from "#lib/contracts/stats.ts";
import { joinUsage } from "./usage-row.ts";

const container = (id: string) => ({ id, name: id }) as ContainerRow;
const usage = (id: string) => ({ id, cpuPercent: 1 }) as UsageOf;

test("rows follow the containers, and keep their identity until something of theirs changes", () => {
  const [a, b] = [container("a"), container("b")];
  const readings = new Map([["a", usage("a")]]);
  const read = (id: string) => readings.get(id) ?? null;
  const first = joinUsage([a, b], read, []);
  expect(first.map((row) => row.usage?.id ?? null)).toEqual(["a", null]);
  readings.set("b", usage("b"));
  const second = joinUsage([a, b, container("c")], read, first);
  expect(second[0]).toBe(first[0]);
  expect(second[1]).not.toBe(first[1]);
  expect(second).toHaveLength(3);
  expect(joinUsage([container("a")], read, second)[0]).not.toBe(second[0]);
});
