import { describe, expect, test } from "vitest";
import { testRow } from "../testing/test-row.ts";
import { reached, type Verb } from "./verb.ts";

const running = testRow({ state: "running", startedAt: 1 });
const exited = testRow({ state: "exited", startedAt: 1 });
const paused = testRow({ state: "paused", startedAt: 1 });
const again = testRow({ state: "running", startedAt: 2 });

describe("a verb has come about when the row shows it", () => {
  test.each<[Verb, typeof running, typeof running, boolean]>([
    ["start", exited, exited, false],
    ["start", exited, running, true],
    ["start", exited, testRow({ state: "restarting" }), true],
    ["stop", running, running, false],
    ["stop", running, exited, true],
    ["restart", running, running, false],
    ["restart", running, exited, false],
    ["restart", running, again, true],
    ["pause", running, running, false],
    ["pause", running, paused, true],
    ["unpause", paused, running, true],
    ["kill", running, running, true],
    ["remove", exited, exited, false],
  ])("%s", (verb, before, now, expected) => {
    expect(reached[verb](now, before)).toBe(expected);
  });
});
