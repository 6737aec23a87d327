import { z } from "zod";
import { containerStates, healthStates } from "../docker/container-state.ts";
import { containerRef } from "../docker/names.ts";
import { signal } from "../docker/signals.ts";
import { optionValue, optionWords } from "./audit-detail.ts";
import { channel, command, query } from "./contract.ts";
import { environmentId } from "./environments.ts";
import { liveList, liveMessage, livePosition } from "./live.ts";

const containerState = z.enum(containerStates);
const containerHealth = z.enum(healthStates);

const containerPort = z.strictObject({
  ip: z.string().nullable(),
  privatePort: z.number().int(),
  publicPort: z.number().int().nullable(),
  protocol: z.string(),
});

const containerNetwork = z.strictObject({ name: z.string(), ip: z.string(), ipv6: z.string() });

/** One line of the list. Times are ms since the epoch; `null` means that the engine has not (yet) said. */
export const containerRow = z.strictObject({
  id: z.string(),
  name: z.string(),
  image: z.string(),
  imageId: z.string(),
  /** What runs in it; only the program's name for readers without `container.inspect`. */
  command: z.string(),
  state: containerState,
  health: containerHealth.nullable(),
  exitCode: z.number().int().nullable(),
  project: z.string().nullable(),
  service: z.string().nullable(),
  ports: z.array(containerPort),
  networks: z.array(containerNetwork),
  labels: z.record(z.string(), z.string()),
  /** Labels left out of this row, being too long or too many. */
  labelsDropped: z.number().int(),
  createdAt: z.number(),
  startedAt: z.number().nullable(),
  finishedAt: z.number().nullable(),
  restarts: z.number().int().nullable(),
  /** Whether its shell is as good as the host's; `null` while not known. */
  hostPower: z.boolean().nullable(),
  /** The panel itself runs in it: it must not stop itself. */
  self: z.boolean(),
});
export type ContainerRow = z.infer<typeof containerRow>;

const hostPowerReason = z.strictObject({ kind: z.string(), detail: z.string() });

const healthProbe = z.strictObject({
  start: z.number().nullable(),
  end: z.number().nullable(),
  exitCode: z.number().int(),
  output: z.string(),
});

export const containerDetail = z.strictObject({
  row: containerRow,
  /** True where values were withheld, for want of `container.inspect`. */
  redacted: z.boolean(),
  path: z.string(),
  args: z.array(z.string()),
  hostname: z.string(),
  user: z.string(),
  workingDir: z.string(),
  entrypoint: z.array(z.string()),
  cmd: z.array(z.string()),
  platform: z.string(),
  driver: z.string(),
  runtime: z.string(),
  logDriver: z.string(),
  pid: z.number().int().nullable(),
  tty: z.boolean(),
  openStdin: z.boolean(),
  autoRemove: z.boolean(),
  readOnly: z.boolean(),
  restartPolicy: z.strictObject({ name: z.string(), maximumRetryCount: z.number().int() }),
  oomKilled: z.boolean(),
  stateError: z.string(),
  stopSignal: z.string(),
  /** Seconds; `null` is the engine's default of 10. */
  stopTimeout: z.number().int().nullable(),
  resources: z.strictObject({
    /** Bytes; 0 is unlimited. */
    memory: z.number(),
    /** CPUs; 0 is unlimited. */
    cpus: z.number(),
    pids: z.number(),
  }),
  /** `value` is null where withheld. */
  env: z.array(z.strictObject({ key: z.string(), value: z.string().nullable() })),
  mounts: z.array(
    z.strictObject({
      type: z.string(),
      name: z.string().nullable(),
      source: z.string(),
      destination: z.string(),
      driver: z.string().nullable(),
      mode: z.string(),
      readOnly: z.boolean(),
      propagation: z.string(),
      /** What goes with the container when it is removed with its volumes: an unnamed volume. */
      anonymous: z.boolean(),
    }),
  ),
  networks: z.array(
    z.strictObject({
      name: z.string(),
      networkId: z.string(),
      ip: z.string(),
      gateway: z.string(),
      ipv6: z.string(),
      mac: z.string(),
      aliases: z.array(z.string()),
    }),
  ),
  networkMode: z.string(),
  labels: z.record(z.string(), z.string()),
  health: z
    .strictObject({
      status: containerHealth,
      failingStreak: z.number().int(),
      test: z.array(z.string()),
      /** Seconds. */
      interval: z.number(),
      timeout: z.number(),
      startPeriod: z.number(),
      retries: z.number().int(),
      log: z.array(healthProbe),
    })
    .nullable(),
  hostPower: z.array(hostPowerReason),
});
export type ContainerDetail = z.infer<typeof containerDetail>;

const one = { environment: environmentId, container: containerRef };
const base = "/environments/{environment}/containers";
const done = z.strictObject({ id: z.string() });
/** Seconds until the engine kills. `-1` waits for ever, as the engine's API has it. */
const timeout = z.number().int().min(-1).max(86_400);

export const containers = {
  list: query({
    summary: "All containers, running or not, from the live replica",
    path: base,
    access: "container.view",
    input: z.strictObject({ environment: environmentId }),
    output: liveList(containerRow),
  }),
  get: query({
    summary: "One container, in full; values that may be secret are withheld without container.inspect",
    path: `${base}/{container}`,
    access: "container.view",
    target: "container",
    input: z.strictObject(one),
    output: containerDetail,
  }),
  json: query({
    summary: "What docker inspect prints for one container",
    path: `${base}/{container}/json`,
    access: "container.inspect",
    target: "container",
    input: z.strictObject(one),
    output: z.record(z.string(), z.unknown()),
  }),
  start: command({
    summary: "Start a container",
    method: "POST",
    path: `${base}/{container}/start`,
    access: "container.start",
    audit: "container.start",
    target: "container",
    input: z.strictObject(one),
    output: done,
  }),
  stop: command({
    summary: "Stop a container: its stop signal, then a kill after the timeout",
    method: "POST",
    path: `${base}/{container}/stop`,
    access: "container.stop",
    audit: "container.stop",
    auditDetail: ({ signal: sent, timeout: seconds }) => optionWords(sent, optionValue("timeout", seconds)),
    auditFailure: () => "proceed",
    target: "container",
    input: z.strictObject({ ...one, timeout: timeout.optional(), signal: signal.optional() }),
    output: done,
  }),
  restart: command({
    summary: "Stop a container and start it again",
    method: "POST",
    path: `${base}/{container}/restart`,
    access: "container.restart",
    audit: "container.restart",
    auditDetail: ({ signal: sent, timeout: seconds }) => optionWords(sent, optionValue("timeout", seconds)),
    target: "container",
    input: z.strictObject({ ...one, timeout: timeout.optional(), signal: signal.optional() }),
    output: done,
  }),
  kill: command({
    summary: "Send a signal to a container's first process",
    method: "POST",
    path: `${base}/{container}/kill`,
    access: "container.kill",
    audit: "container.kill",
    auditDetail: ({ signal: sent = "SIGKILL" }) => sent,
    // Other signals ask a program for something else than its end.
    auditFailure: ({ signal: sent }) => (sent === undefined || sent === "SIGKILL" ? "proceed" : "refuse"),
    target: "container",
    input: z.strictObject({ ...one, signal: signal.optional() }),
    output: done,
  }),
  pause: command({
    summary: "Freeze all processes of a container",
    method: "POST",
    path: `${base}/{container}/pause`,
    access: "container.pause",
    audit: "container.pause",
    target: "container",
    input: z.strictObject(one),
    output: done,
  }),
  unpause: command({
    summary: "Thaw a paused container",
    method: "POST",
    path: `${base}/{container}/unpause`,
    access: "container.unpause",
    audit: "container.unpause",
    target: "container",
    input: z.strictObject(one),
    output: done,
  }),
  remove: command({
    summary: "Remove a container; with volumes, its anonymous volumes go too",
    method: "DELETE",
    path: `${base}/{container}`,
    access: "container.remove",
    audit: "container.remove",
    auditDetail: ({ force, volumes }) => optionWords(force && "force", volumes && "volumes"),
    target: "container",
    input: z.strictObject({ ...one, force: z.boolean().optional(), volumes: z.boolean().optional() }),
    output: done,
  }),
};

export const containerChannels = {
  follow: channel({
    summary: "The containers list, live: a snapshot or what came after a position, then patches",
    name: "containers.follow",
    access: "container.view",
    input: z.strictObject({ environment: environmentId, ...livePosition }),
    serverMessage: liveMessage(containerRow),
    clientMessage: z.never(),
  }),
};
