import { expect, test } from "vitest";
import { healthCommand } from "./health-command.ts";

test.each([
  ["a program", { Healthcheck: { Test: ["CMD", "curl", "-f", "http://x/"] } }, ["curl", "-f", "http://x/"]],
  ["a line", { Healthcheck: { Test: ["CMD-SHELL", "a || b"] } }, ["/bin/sh", "-c", "a || b"]],
  [
    "a line for a shell of its own",
    { Healthcheck: { Test: ["CMD-SHELL", "a"] }, Shell: ["/bin/bash", "-ec"] },
    ["/bin/bash", "-ec", "a"],
  ],
  ["none", { Healthcheck: { Test: ["NONE"] } }, null],
  ["one that the image has and nothing else", { Healthcheck: { Test: [] } }, null],
  ["no check", {}, null],
  ["a program without a name", { Healthcheck: { Test: ["CMD"] } }, null],
])("%s", (_, config, expected) => {
  expect(healthCommand(config)?.command ?? null).toEqual(expected);
});

test("the timeout is the check's own, or the engine's default", () => {
  const Test = ["CMD", "true"];
  expect(healthCommand({ Healthcheck: { Test, Timeout: 2_500_000_000 } })?.timeoutMs).toBe(2_500);
  expect(healthCommand({ Healthcheck: { Test, Timeout: 0 } })?.timeoutMs).toBe(30_000);
});
