import { expect, test } from "vitest";
import type { ContainerInspect } from "../../../engine/types/container.ts";
import { judgeStarted } from "./prove.ts";

type State = Partial<ContainerInspect["State"]>;
const inspected = (state: State, RestartCount = 0) =>
  ({ State: { Running: true, ExitCode: 0, ...state }, RestartCount }) as ContainerInspect;
const health = (Status: string): State => ({ Health: { Status, FailingStreak: 0, Log: [] } });

test.each([
  ["runs", {}, 0, {}, "stands"],
  ["has done its work", { Running: false }, 0, {}, "stands"],
  ["failed", { Running: false, ExitCode: 1 }, 0, {}, { failure: "It ended with code 1" }],
  [
    "was killed for its memory",
    { Running: false, ExitCode: 137, OOMKilled: true },
    0,
    {},
    { failure: "It ended with code 137, out of memory" },
  ],
  [
    "is between two starts",
    { Running: true, Restarting: true, ExitCode: 3 },
    0,
    {},
    { failure: expect.stringContaining("(3)") },
  ],
  ["was started again", {}, 2, {}, { failure: expect.stringContaining("again and again") }],
  ["is not healthy yet, as the old one was", health("starting"), 0, health("healthy"), "waits"],
  ["is healthy", health("healthy"), 0, health("healthy"), "stands"],
  ["is checked, as the old one was not", health("starting"), 0, {}, "stands"],
  ["fails its check", health("unhealthy"), 0, health("healthy"), { failure: "Its health check fails" }],
  ["fails its check like the old one", health("unhealthy"), 0, health("unhealthy"), "stands"],
])("a new container that %s", (_what, state, restarts, old, verdict) => {
  expect(judgeStarted(inspected(state as State, restarts), inspected(old as State))).toEqual(verdict);
});
