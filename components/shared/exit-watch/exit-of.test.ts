import { expect, test } from "vitest";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { exitOf } from "./exit-of.ts";

const seen = { startedAt: 100, restarts: 0 };
const row = (now: Partial<ContainerRow>) =>
  ({ ...seen, state: "running", exitCode: null, ...now }) as ContainerRow;

test.each<[string, Partial<ContainerRow> | null, object | null]>([
  ["runs on", {}, null],
  ["is paused", { state: "paused" }, null],
  ["exited, its code not read yet", { state: "exited" }, null],
  ["exited well", { state: "exited", exitCode: 0 }, { kind: "exited", code: 0 }],
  ["was killed", { state: "exited", exitCode: 137 }, { kind: "exited", code: 137 }],
  ["is dead", { state: "dead", exitCode: 1 }, { kind: "exited", code: 1 }],
  ["runs again", { startedAt: 200 }, { kind: "restarted" }],
  ["was started again by its policy", { restarts: 1 }, { kind: "restarted" }],
  ["waits to be started again", { state: "restarting" }, { kind: "restarted" }],
  ["is gone", null, { kind: "removed" }],
])("a container that %s", (_, now, expected) => {
  expect(exitOf(seen, now === null ? undefined : row(now))).toEqual(expected);
});

test("what was not known when the watching began proves nothing", () => {
  expect(exitOf({ startedAt: null, restarts: null }, row({ startedAt: 5, restarts: 3 }))).toBeNull();
});
