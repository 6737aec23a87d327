import { describe, expect, test } from "vitest";
import type { AnyContract } from "#lib/contracts/contract.ts";
import { channels, contracts } from "#lib/contracts/index.ts";
import { type Permission, type Role, roles } from "#lib/contracts/permissions.ts";
import { actorOf, authorize } from "./authorize.ts";
import { engineOperations } from "./engine-operations.ts";
import { answeredHere, engineVerdicts } from "./engine-verdicts.ts";
import { assertMayUseShell } from "./host-power.ts";
import { assertNotOwnContainer } from "./own-container.ts";
import type { Verdict } from "./verdicts/verdict.ts";

const named = new Map<string, AnyContract>();
for (const [noun, verbs] of Object.entries(contracts))
  for (const [verb, contract] of Object.entries(verbs))
    named.set(`${noun}.${verb}`, contract as unknown as AnyContract);
for (const verbs of Object.values(channels))
  for (const channel of Object.values(verbs)) named.set(channel.name, channel as unknown as AnyContract);

const actor = (role: Role, mustChangePassword = false) =>
  actorOf({ userId: "1", username: "ada", role, sessionId: "s", mustChangePassword });
const codeOf = (run: () => void): string => {
  try {
    run();
    return "allowed";
  } catch (error) {
    return (error as { code: string }).code;
  }
};

/** What a role may do, by the access that a contract asks for. The table of the design, in full and by hand. */
const least: Record<Permission, Role> = {
  "environment.view": "viewer",
  "container.view": "viewer",
  "image.view": "viewer",
  "volume.view": "viewer",
  "network.view": "viewer",
  "system.view": "viewer",
  "container.start": "operator",
  "container.stop": "operator",
  "container.restart": "operator",
  "container.kill": "operator",
  "container.pause": "operator",
  "container.unpause": "operator",
  "container.exec": "operator",
  "container.attach": "operator",
  "container.logs": "operator",
  "container.stats": "viewer",
  "container.top": "operator",
  "container.changes": "operator",
  "container.files-read": "deployer",
  "container.files-write": "deployer",
  "container.create": "deployer",
  "container.update": "deployer",
  "container.rename": "deployer",
  "container.commit": "admin",
  "container.prune": "admin",
  "terminal.view": "operator",
  "terminal.close": "operator",
  "container.inspect": "deployer",
  "container.remove": "deployer",
  "image.inspect": "deployer",
  "image.pull": "deployer",
  "volume.inspect": "deployer",
  "network.inspect": "deployer",
  "container.host-power": "admin",
  "image.remove": "admin",
  "image.prune": "admin",
  "volume.remove": "admin",
  "volume.prune": "admin",
  "network.remove": "admin",
  "network.prune": "admin",
  "engine.detail": "admin",
  "user.view": "admin",
  "user.manage": "admin",
  "audit.view": "admin",
};
const atLeast = (role: Role, other: Role): boolean => roles.indexOf(role) >= roles.indexOf(other);

describe.each(roles)("a %s", (role) => {
  test.each(Object.entries(least) as [Permission, Role][])("asking for %s", (permission, from) => {
    const verdict = codeOf(() => authorize(actor(role), permission));
    expect(verdict).toBe(atLeast(role, from) ? "allowed" : "forbidden");
    expect(codeOf(() => authorize(actor(role, true), permission))).not.toBe("allowed");
    expect(codeOf(() => authorize(null, permission))).toBe("unauthenticated");
  });

  test("uses a shell that is the host's only as an admin, and any other by its own right", () => {
    const reasons = [{ kind: "privileged", detail: "Privileged" }];
    const verdict = codeOf(() => assertMayUseShell(actor(role), reasons));
    expect(verdict).toBe(role === "admin" ? "allowed" : "host_power_required");
    expect(codeOf(() => assertMayUseShell(actor(role), []))).toBe("allowed");
  });
});

test("the panel's own container is ended by nobody", () => {
  const id = "a".repeat(64);
  expect(codeOf(() => assertNotOwnContainer(id, id))).toBe("conflict");
  expect(codeOf(() => assertNotOwnContainer(id, "b".repeat(64)))).toBe("allowed");
  expect(codeOf(() => assertNotOwnContainer(id, null))).toBe("allowed");
});

const verdicts = Object.entries(engineVerdicts) as [string, Verdict][];
const reached = verdicts.flatMap(([operation, verdict]) =>
  "through" in verdict ? verdict.through.map((name) => ({ operation, name, least: verdict.least })) : [],
);

describe("the engine's API", () => {
  test("has a verdict on each of its operations, and none on others", () => {
    expect(verdicts.map(([operation]) => operation).toSorted()).toEqual(engineOperations.toSorted());
  });

  test.each(reached)("$operation through $name is open from $least on", ({ name, least: from }) => {
    const contract = named.get(name);
    expect(contract, "it is in the registry").toBeDefined();
    for (const role of roles) {
      // A contract may be narrower than the operation: `docker inspect` in full is not for those who may look.
      if (!atLeast(role, from))
        expect(codeOf(() => authorize(actor(role), contract?.access ?? "public"))).toBe("forbidden");
    }
  });

  test("is open through each contract to the very role that the verdict says", () => {
    for (const [operation, verdict] of verdicts) {
      if (!("through" in verdict)) continue;
      const open = roles.filter((role) =>
        verdict.through.some(
          (name) => codeOf(() => authorize(actor(role), named.get(name)?.access ?? "public")) === "allowed",
        ),
      );
      expect([operation, open[0]]).toEqual([operation, verdict.least]);
    }
  });

  test("is reached by no contract that has no verdict", () => {
    const asking = verdicts.flatMap(([, verdict]) => ("own" in verdict ? verdict.also : []));
    const judged = new Set([...reached.map(({ name }) => name), ...asking, ...answeredHere]);
    const onEngine = [...named].filter(([, contract]) =>
      contract.type === "channel"
        ? "environment" in contract.input.shape
        : contract.path.includes("{environment}"),
    );
    expect(onEngine.map(([name]) => name).filter((name) => !judged.has(name))).toEqual([]);
    expect([...answeredHere, ...asking].filter((name) => !named.has(name))).toEqual([]);
    const onBoth = [...answeredHere].filter(
      (name) => asking.includes(name) || reached.some((one) => one.name === name),
    );
    expect(onBoth, "what is answered here asks the engine for nothing").toEqual([]);
  });
});
