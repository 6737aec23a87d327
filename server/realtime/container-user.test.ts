import { expect, test } from "vitest";
import type { ContainerUse } from "#lib/contracts/used-by.ts";
import { compareUses, usedByOf } from "./container-user.ts";

const use = (name: string, state: ContainerUse["state"] = "running"): ContainerUse => ({
  id: name,
  name,
  state,
});

test("a row names some of its users, those that run first, and counts all", () => {
  const stopped = Array.from({ length: 5 }, (_, index) => use(`a${index}`, "exited"));
  const running = Array.from({ length: 6 }, (_, index) => use(`z${5 - index}`));
  const { count, running: alive, first } = usedByOf([...stopped, ...running, use("m", "paused")]);
  expect([count, alive]).toEqual([12, 7]);
  expect(first.map(({ name }) => name)).toEqual(["m", "z0", "z1", "z2", "z3", "z4", "z5", "a0"]);
});

test("the first of many are those that sorting all would give", () => {
  const states = ["running", "exited", "created", "paused"] as const;
  const uses = Array.from({ length: 200 }, (_, index) =>
    use(`n${(index * 7919) % 200}`, states[index % 4] ?? "dead"),
  );
  expect(usedByOf(uses).first).toEqual(uses.toSorted(compareUses).slice(0, 8));
});

test("a row tells no more of a use than who it is", () => {
  const withMore = { ...use("web"), ip: "10.0.0.2" };
  expect(usedByOf([withMore]).first).toEqual([use("web")]);
});
