import { describe, expect, test } from "vitest";
import type { ContainerRow } from "#lib/contracts/containers.ts";
import { type Permission, type Role, can as roleCan } from "#lib/contracts/permissions.ts";
import { testRow } from "../testing/test-row.ts";
import { bulkTargets } from "./bulk-targets.ts";
import { refusalOf, terminalRefusal } from "./refusal.ts";
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
    const found = states.filter((state) => refusalOf(testRow({ state }), verb, as("admin")) === null);
    expect(found).toEqual(possible);
  });
});

describe("why not", () => {
  test("a missing right comes before everything else", () => {
    expect(refusalOf(testRow({ state: "exited", self: true }), "stop", as("viewer"))).toBe("permission");
    expect(refusalOf(testRow({}), "remove", as("operator"))).toBe("permission");
    expect(refusalOf(testRow({}), "remove", as("deployer"))).toBeNull();
  });

  test("the panel's own container may be started and thawed, nothing else", () => {
    const self = testRow({ self: true, state: "running" });
    expect(refusalOf(self, "stop", as("admin"))).toBe("self");
    expect(refusalOf(self, "remove", as("admin"))).toBe("self");
    expect(refusalOf({ ...self, state: "paused" }, "unpause", as("admin"))).toBeNull();
  });

  test("a shell as good as the host's is for administrators; an unknown one is for the server to decide", () => {
    const row = testRow({ state: "running" });
    expect(terminalRefusal({ ...row, hostPower: true }, "exec", as("operator"))).toBe("hostPower");
    expect(terminalRefusal({ ...row, hostPower: true }, "exec", as("admin"))).toBeNull();
    expect(terminalRefusal({ ...row, hostPower: null }, "attach", as("operator"))).toBeNull();
    expect(terminalRefusal({ ...row, state: "exited" }, "exec", as("admin"))).toBe("state");
    expect(terminalRefusal(row, "exec", as("viewer"))).toBe("permission");
  });
});

describe("a selection", () => {
  const rows = [
    testRow({ id: "a", state: "running" }),
    testRow({ id: "b", state: "exited" }),
    testRow({ id: "c", state: "running", self: true }),
  ];

  test("is split into those that are reached and the rest", () => {
    const { targets, skipped, refusal } = bulkTargets(rows, "stop", as("admin"));
    expect(targets.map(({ id }) => id)).toEqual(["a"]);
    expect(skipped.map(({ id }) => id)).toEqual(["b", "c"]);
    expect(refusal).toBeNull();
  });

  test("that reaches nobody says the reason most of them share", () => {
    expect(bulkTargets(rows, "unpause", as("admin")).refusal).toBe("state");
    expect(bulkTargets(rows.slice(2), "stop", as("admin")).refusal).toBe("self");
    expect(bulkTargets(rows, "stop", as("viewer")).refusal).toBe("permission");
    expect(bulkTargets([], "stop", as("admin"))).toEqual({ targets: [], skipped: [], refusal: null });
  });
});
