import { describe, expect, test } from "vitest";
import { can, type Role, roles } from "#lib/contracts/permissions.ts";
import { actorOf } from "./authorize.ts";
import { assertMayExec, execReasons } from "./exec-power.ts";

const actor = (role: Role) =>
  actorOf({ userId: "1", username: "ada", role, sessionId: "s", mustChangePassword: false });
const codeOf = (role: Role, asked: Parameters<typeof assertMayExec>[1], own = "app"): string => {
  try {
    assertMayExec(actor(role), asked, own);
    return "allowed";
  } catch (error) {
    return (error as { code: string }).code;
  }
};
const confirmed = { privileged: true, hostPower: ["privileged"] };

describe.each(roles)("a %s", (role) => {
  const mighty = can(role, "container.host-power") ? "allowed" : "host_power_required";

  test.each([
    [{}, "allowed"],
    [{ user: "app" }, "allowed"],
    [{ user: "root" }, mighty],
    [{ user: "app:adm" }, mighty],
    [confirmed, mighty],
    [{ ...confirmed, user: "root" }, mighty],
  ])("asking for %j", (asked, code) => expect(codeOf(role, asked)).toBe(code));
});

test.each([
  [{ privileged: true }],
  [{ privileged: true, hostPower: [] }],
  [{ privileged: true, hostPower: ["privileged", "x"] }],
  [{ hostPower: ["privileged"] }],
])("an administrator must have confirmed just what is asked for: %j", (asked) =>
  expect(codeOf("admin", asked)).toBe("confirmation_outdated"),
);

test("the reasons name what it takes the right for", () => {
  expect(execReasons({ ...confirmed, user: "root" }, "app").map(({ detail }) => detail)).toEqual([
    "privileged",
    "user=root",
  ]);
  expect(execReasons({ user: "0" }, "")).toEqual([]);
});
