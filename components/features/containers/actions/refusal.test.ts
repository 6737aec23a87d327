import { describe, expect, test } from "vitest";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { type Permission, type Role, can as roleCan } from "#lib/contracts/permissions.ts";
import { testRow } from "../testing/test-row.ts";
import { rowRefusal, terminalRefusal } from "./refusal.ts";
import type { Verb } from "./verb.ts";

const as = (role: Role) => (access: string) => roleCan(role, access as Permission);
const states = ["created", "running", "paused", "restarting", "removing", "exited", "dead"] as const;

describe("what a state allows", () => {
  test.each<[Verb, readonly ContainerRow["state"][]]>([
    ["start", ["created", "exited"]],
    ["stop", ["running", "paused", "restarting"]],
    ["restart", ["created", "running", "paused", "restarting", "exited"]],
    ["kill", ["running", "paused", "restarting"]],
    ["pause", ["running"]],
    ["unpause", ["paused"]],
    ["remove", ["created", "running", "paused", "restarting", "exited", "dead"]],
  ])("%s", (verb, possible) => {
    expect(states.filter((state) => rowRefusal(testRow({ state }), verb) === null)).toEqual(possible);
  });
});

test("the panel's own container may be started and thawed, nothing else", () => {
  const self = testRow({ self: true, state: "running" });
  expect(rowRefusal(self, "stop")).toBe("self");
  expect(rowRefusal(self, "remove")).toBe("self");
  expect(rowRefusal({ ...self, state: "paused" }, "unpause")).toBeNull();
});

test("a shell as good as the host's is for administrators; an unknown one is for the server to decide", () => {
  const row = testRow({ state: "running" });
  expect(terminalRefusal({ ...row, hostPower: true }, "exec", as("operator"))).toBe("hostPower");
  expect(terminalRefusal({ ...row, hostPower: true }, "exec", as("admin"))).toBeNull();
  expect(terminalRefusal({ ...row, hostPower: null }, "attach", as("operator"))).toBeNull();
  expect(terminalRefusal({ ...row, state: "exited" }, "exec", as("admin"))).toBe("state");
  expect(terminalRefusal(row, "exec", as("viewer"))).toBe("permission");
});
