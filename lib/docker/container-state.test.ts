import { describe, expect, test } from "vitest";
import {
  allowedActions,
  type ContainerAction,
  type ContainerState,
  containerActions,
  containerStates,
  parseStatusText,
  removalNeedsForce,
  toContainerState,
  toHealthState,
} from "./container-state.ts";

describe("allowedActions", () => {
  test.each<[ContainerState, ContainerAction[]]>([
    ["created", ["start", "restart", "remove"]],
    ["running", ["stop", "restart", "kill", "pause", "remove", "exec", "attach"]],
    ["paused", ["stop", "restart", "kill", "unpause", "remove"]],
    ["restarting", ["stop", "restart", "kill", "remove"]],
    ["removing", []],
    ["exited", ["start", "restart", "remove"]],
    ["dead", ["remove"]],
  ])("%s", (state, expected) => {
    expect(allowedActions(state)).toEqual(expected);
  });

  test("keeps one order everywhere, and every action is possible somewhere", () => {
    for (const state of containerStates) {
      const places = allowedActions(state).map((action) => containerActions.indexOf(action));
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
    expect(new Set(containerStates.flatMap(allowedActions))).toEqual(new Set(containerActions));
  });
});

test("removalNeedsForce follows docker rm", () => {
  expect(containerStates.filter(removalNeedsForce)).toEqual(["running", "paused", "restarting"]);
});

test("words of the engine are narrowed", () => {
  expect(toContainerState("exited")).toBe("exited");
  expect(toContainerState("Exited")).toBeNull();
  expect(toContainerState("toString")).toBeNull();
  expect(toHealthState("unhealthy")).toBe("unhealthy");
  expect(toHealthState("none")).toBeNull();
  expect(toHealthState(undefined)).toBeNull();
});

describe("parseStatusText", () => {
  test.each([
    ["Up 5 minutes", null, null],
    ["Up 5 minutes (healthy)", null, "healthy"],
    ["Up 5 minutes (unhealthy)", null, "unhealthy"],
    ["Up Less than a second (health: starting)", null, "starting"],
    ["Up 3 hours (Paused)", null, null],
    ["Exited (137) 3 minutes ago", 137, null],
    ["Exited (0) About an hour ago", 0, null],
    ["Exited (-1) 3 minutes ago", -1, null],
    ["Exited (3221225786) 2 days ago", 3221225786, null],
    ["Restarting (1) 5 seconds ago", 1, null],
    ["Created", null, null],
    ["Dead", null, null],
    ["Removal In Progress", null, null],
    ["", null, null],
    ["Not Up (healthy)", null, null],
  ])("%j", (status, exitCode, health) => {
    expect(parseStatusText(status)).toEqual({ exitCode, health });
  });
});
