import { expect, test } from "vitest";
import { engineFacts } from "#lib/contracts/system.ts";
import { engineInfo } from "../../engine/types/system.ts";
import { toEngineFacts } from "./facts-view.ts";

const canary = "canary-7f3a";

/** What an engine may say, with a secret wherever one can stand. */
const said = {
  Name: "host",
  ServerVersion: "26.1.5",
  NCPU: 2,
  MemTotal: 1024,
  SecurityOptions: ["name=seccomp,profile=builtin", "name=rootless", "apparmor"],
  Runtimes: { runc: { path: "runc" }, "io.containerd.runc.v2": {}, nvidia: { runtimeArgs: [canary] } },
  HttpProxy: `http://user:${canary}@proxy.example:3128`,
  HttpsProxy: `user:${canary}@proxy.example:3128`,
  NoProxy: "localhost",
  Labels: [`token=${canary}`],
  RegistryConfig: {
    Mirrors: [`https://user:${canary}@mirror.example/`],
    IndexConfigs: { "docker.io": { Mirrors: [canary] } },
  },
  Swarm: {
    LocalNodeState: "active",
    ControlAvailable: true,
    Nodes: 3,
    Managers: 1,
    Cluster: { JoinTokens: { Worker: canary, Manager: canary } },
  },
  Warnings: ["WARNING: No swap limit support", "WARNING: bad things"],
};

const facts = engineFacts.parse(toEngineFacts(engineInfo.parse(said), "1.45"));

test("no credential leaves, wherever it stood", () => {
  expect(JSON.stringify(facts)).not.toContain(canary);
  expect(facts.proxy).toEqual({
    http: "http://***@proxy.example:3128",
    https: "***@proxy.example:3128",
    none: "localhost",
  });
  expect(facts.registryMirrors).toEqual(["https://***@mirror.example/"]);
});

test("security options come apart, runtimes lose their shim's second name", () => {
  expect(facts.securityOptions).toEqual([
    { name: "seccomp", settings: ["profile=builtin"] },
    { name: "rootless", settings: [] },
    { name: "apparmor", settings: [] },
  ]);
  expect(facts.runtimes).toEqual(["nvidia", "runc"]);
});

test("warnings are told by kind and in the engine's words", () => {
  expect(facts.warnings).toEqual([
    { kind: "swapLimit", text: "No swap limit support" },
    { kind: null, text: "bad things" },
  ]);
  expect(facts.swarm).toEqual({ state: "active", manager: true, nodes: 3, managers: 1 });
});

test("an engine that says next to nothing is read all the same", () => {
  const bare = toEngineFacts(engineInfo.parse({}), "1.40");
  expect(engineFacts.parse(bare).swarm.state).toBe("inactive");
});
