import { expect, test } from "vitest";
import { testRow } from "../testing/test-row.ts";
import { stateTone } from "./state-tone.ts";

test.each([
  [{ state: "running" }, "ok"],
  [{ state: "running", health: "healthy" }, "ok"],
  [{ state: "running", health: "starting" }, "busy"],
  [{ state: "running", health: "unhealthy" }, "bad"],
  [{ state: "exited", exitCode: 0 }, "off"],
  [{ state: "exited", exitCode: 143 }, "off"],
  [{ state: "exited", exitCode: 137 }, "warn"],
  [{ state: "exited", exitCode: 1 }, "bad"],
  [{ state: "exited", exitCode: 139 }, "bad"],
  [{ state: "exited", exitCode: null }, "off"],
  [{ state: "paused" }, "warn"],
  [{ state: "dead" }, "bad"],
] as const)("%j is %s", (changes, tone) => {
  expect(stateTone(testRow(changes))).toBe(tone);
});
