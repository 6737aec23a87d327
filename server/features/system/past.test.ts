import { expect, test } from "vitest";
import type { RecentChange } from "../../engine/recent/change-of.ts";
import { createPast } from "./past.ts";

const change = (id: string, action: string, at: number, more: Partial<RecentChange> = {}): RecentChange => ({
  ...{ position: at, at, kind: "container", action, id, name: id, image: null, exitCode: null },
  ...{ signal: null, health: null, oldName: null, container: null },
  ...more,
});

test("a request before the end is a stop by request; none within memory is none", () => {
  const past = createPast([
    change("other", "start", 1_000),
    change("stopped", "kill", 100_000),
    change("stopped", "die", 110_000),
    change("alone", "die", 200_000),
  ]);
  expect(past.askedToStop("stopped", 110_000)).toBe(true);
  expect(past.askedToStop("alone", 200_000)).toBe(false);
  expect(past.askedToStop("stopped", 900_000)).toBe(false);
});

test("what ended before the memory begins is not judged", () => {
  expect(createPast([]).askedToStop("x", 5_000)).toBeNull();
  expect(createPast([change("x", "start", 60_000)]).askedToStop("x", 5_000)).toBeNull();
});

test("the last pause and the last failing of health are told with their time", () => {
  const past = createPast([
    change("x", "pause", 1),
    change("x", "pause", 7),
    change("x", "health_status", 8, { health: "unhealthy" }),
    change("x", "health_status", 9, { health: "healthy" }),
    change("x", "pause", 10, { kind: "network" }),
  ]);
  expect(past.pausedAt("x")).toBe(7);
  expect(past.unhealthySince("x")).toBe(8);
  expect(past.pausedAt("y")).toBeNull();
});
