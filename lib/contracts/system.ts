import { z } from "zod";
import { containerStates, healthStates } from "../docker/container-state.ts";
import { engineWarningKinds } from "../docker/engine-warnings.ts";
import { channel, query } from "./contract.ts";
import { connectionState, environmentId } from "./environments.ts";

const environmentOnly = z.strictObject({ environment: environmentId });

/**
 * What an engine says about itself and its host. Never in it, for nobody: Swarm's tokens, registries' and proxies'
 * passwords, engine labels.
 */
export const engineFacts = z.strictObject({
  name: z.string(),
  version: z.string(),
  apiVersion: z.string(),
  os: z.string(),
  kernel: z.string(),
  architecture: z.string(),
  cpus: z.number().int(),
  /** Bytes. */
  memory: z.number(),
  rootDir: z.string(),
  storageDriver: z.string(),
  loggingDriver: z.string(),
  cgroupVersion: z.string(),
  cgroupDriver: z.string(),
  runtimes: z.array(z.string()),
  defaultRuntime: z.string(),
  /** Without `name=`: `seccomp`, with what it is set to. */
  securityOptions: z.array(z.strictObject({ name: z.string(), settings: z.array(z.string()) })),
  liveRestore: z.boolean(),
  swarm: z.strictObject({
    state: z.string(),
    manager: z.boolean(),
    nodes: z.number().int(),
    managers: z.number().int(),
  }),
  registryMirrors: z.array(z.string()),
  proxy: z.strictObject({ http: z.string(), https: z.string(), none: z.string() }),
  /** In the engine's words. `kind` is null for one that the panel cannot put into words of its own. */
  warnings: z.array(z.strictObject({ kind: z.enum(engineWarningKinds).nullable(), text: z.string() })),
});
export type EngineFacts = z.infer<typeof engineFacts>;

const diskKinds = ["images", "containers", "volumes", "buildCache"] as const;

/** What Docker's objects take on the disk; sizes in bytes. */
export const diskUse = z.strictObject({
  /** When it was measured, ms since the epoch. */
  at: z.number(),
  kinds: z.array(
    z.strictObject({
      kind: z.enum(diskKinds),
      count: z.number().int(),
      /** How many are in use. */
      active: z.number().int(),
      size: z.number(),
      /** What pruning would free. */
      reclaimable: z.number(),
    }),
  ),
  /** By name; -1 is a volume whose driver does not say. */
  volumes: z.record(z.string(), z.number()),
});
export type DiskUse = z.infer<typeof diskUse>;

/** Why a container should be looked at. */
export const attentionReasons = [
  "unhealthy",
  "restarting",
  "dead",
  "outOfMemory",
  "exitedWithError",
  "paused",
] as const;

const attentionItem = z.strictObject({
  id: z.string(),
  name: z.string(),
  reason: z.enum(attentionReasons),
  exitCode: z.number().int().nullable(),
  restarts: z.number().int().nullable(),
  /** Since when, ms since the epoch; null where the engine does not say. */
  since: z.number().nullable(),
  /** The panel itself runs in it. */
  self: z.boolean(),
});
export type AttentionItem = z.infer<typeof attentionItem>;

/** Something that happened to an object of the engine. What does not concern the action is null. */
export const change = z.strictObject({
  /** Grows with each change, and tells them apart. */
  position: z.number().int(),
  /** By the engine's clock, ms since the epoch. */
  at: z.number(),
  kind: z.enum(["container", "image", "volume", "network", "daemon"]),
  /** The engine's word: `start`, `die`, `pull`. */
  action: z.string(),
  /** A volume's name, all others' id; empty where it concerns no single object. */
  id: z.string(),
  name: z.string(),
  image: z.string().nullable(),
  exitCode: z.number().int().nullable(),
  signal: z.string().nullable(),
  health: z.string().nullable(),
  oldName: z.string().nullable(),
  /** The id of the container that a network was joined to or parted from. */
  container: z.string().nullable(),
});
export type Change = z.infer<typeof change>;

const tally = z.number().int();

/** An engine's objects in numbers. */
export const systemSummary = z.strictObject({
  containers: z.strictObject({
    total: tally,
    states: z.record(z.enum(containerStates), tally),
    health: z.record(z.enum(healthStates), tally),
    projects: tally,
  }),
  images: z.strictObject({
    total: tally,
    dangling: tally,
    /** Bytes, each image whole: layers that several share count in each. */
    size: z.number(),
  }),
  volumes: z.strictObject({ total: tally, unused: tally }),
  networks: z.strictObject({ total: tally, unused: tally }),
  attention: z.strictObject({
    /** The first ones, the worst first. */
    items: z.array(attentionItem),
    total: tally,
  }),
});
export type SystemSummary = z.infer<typeof systemSummary>;

export const system = {
  health: query({
    summary: "Whether the panel is up; for load balancers and container health checks",
    path: "/health",
    access: "public",
    input: z.strictObject({}),
    output: z.strictObject({ status: z.literal("ok"), version: z.string() }),
  }),
  detail: query({
    summary: "How the panel stands inside: replicas and their drift, open sockets and terminals, memory",
    path: "/health/detail",
    access: "engine.detail",
    input: z.strictObject({}),
    output: z.strictObject({
      uptimeSeconds: z.number(),
      memoryBytes: z.number(),
      sockets: z.number().int(),
      terminals: z.number().int(),
      /** How late timers come, ms, since the last reading; null on the first one, which begins to measure. */
      eventLoop: z
        .strictObject({ seconds: z.number(), p50Ms: z.number(), p99Ms: z.number(), maxMs: z.number() })
        .nullable(),
      environments: z.array(
        z.strictObject({
          id: z.string(),
          state: z.string(),
          containers: z.number().int(),
          images: z.number().int(),
          volumes: z.number().int(),
          networks: z.number().int(),
          drift: z.number().int(),
        }),
      ),
    }),
  }),
  facts: query({
    summary: "What an engine says about itself and its host, without credentials",
    path: "/environments/{environment}/system",
    access: "system.view",
    input: environmentOnly,
    output: engineFacts,
  }),
  diskUse: query({
    summary: "What Docker takes on the disk: measured when asked to, else the last figure, if there is one",
    path: "/environments/{environment}/system/disk-use",
    access: "system.view",
    input: z.strictObject({ environment: environmentId, measure: z.boolean().optional() }),
    output: diskUse.nullable(),
  }),
};

export const systemChannels = {
  summary: channel({
    summary: "An engine's objects in numbers, and what needs attention, live",
    name: "system.summary",
    access: "system.view",
    input: environmentOnly,
    serverMessage: z.discriminatedUnion("type", [
      z.strictObject({ type: z.literal("summary"), summary: systemSummary }),
      z.strictObject({ type: z.literal("state"), state: connectionState, problem: z.string().nullable() }),
    ]),
    clientMessage: z.never(),
  }),
  changes: channel({
    summary:
      "What happened on an engine lately, and what happens now; never the commands that ran in containers",
    name: "system.changes",
    access: "system.view",
    input: environmentOnly,
    serverMessage: z.discriminatedUnion("type", [
      z.strictObject({ type: z.literal("snapshot"), items: z.array(change) }),
      z.strictObject({ type: z.literal("added"), items: z.array(change) }),
    ]),
    clientMessage: z.never(),
  }),
};
