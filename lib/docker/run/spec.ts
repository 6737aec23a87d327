import { z } from "zod";
import { mountSpec } from "./spec/mount.ts";
import { networkSpec } from "./spec/network.ts";

const text = z.string().max(32_768);
const texts = z.array(text).max(1_000);
const words = z.record(text, text);
/** Bytes; null is not set. */
const bytes = z.number().int().nullable();
const whole = z.number().int().nullable();
/** Nanoseconds, as the engine counts; 0 is not set. */
const nanoseconds = z.number().int().min(0);

const environmentVariable = z.strictObject({
  name: text.min(1),
  /** Null takes the variable away that the image sets. */
  value: text.nullable(),
});

export const publishedPort = z.strictObject({
  /** Empty is every address of the host. */
  hostIp: text,
  /** A port, a range, or empty: the engine picks one. */
  hostPort: text,
  /** A port or a range. */
  containerPort: text,
  protocol: z.enum(["tcp", "udp", "sctp"]),
});

/** One `-v`. Without a source an unnamed volume; with a path a bind mount; else a volume's name. */
export const volumeFlag = z.strictObject({ source: text, target: text, mode: text });
const deviceMapping = z.strictObject({ host: text, container: text, permissions: text });
const weightDevice = z.strictObject({ path: text, weight: z.number().int() });
export const throttleDevice = z.strictObject({ path: text, rate: z.number().int().min(0) });
/** Both -1 for unlimited. */
const ulimit = z.strictObject({ name: text, soft: z.number().int(), hard: z.number().int() });

/** One `--gpus`, or what another client asked of devices by a driver. `count` -1 is all. */
export const deviceRequest = z.strictObject({
  driver: text,
  count: z.number().int(),
  devices: texts,
  /** Alternatives, each a list of what must be there together. */
  capabilities: z.array(texts),
  options: words,
});

const healthcheck = z.strictObject({
  /** The engine's form: empty is the image's own, `["NONE"]` none, `["CMD-SHELL", line]`, `["CMD", program, ...]`. */
  test: texts,
  interval: nanoseconds,
  timeout: nanoseconds,
  startPeriod: nanoseconds,
  startInterval: nanoseconds,
  /** 0 is not set. */
  retries: z.number().int().min(0),
});

/**
 * What `docker run` can say of a container: one field a flag, empty (or null, or false) where the flag is not given. The
 * form, the line, the compose file and the engine's body are made of this, and read into it.
 */
export const containerSpec = z.strictObject({
  image: text,
  name: text,
  platform: text,
  pull: z.enum(["missing", "always", "never"]),
  command: texts,
  /** Null is the image's own; `[""]` takes the image's away. */
  entrypoint: texts.nullable(),

  tty: z.boolean(),
  interactive: z.boolean(),
  detach: z.boolean(),
  attach: z.array(z.enum(["stdin", "stdout", "stderr"])),
  remove: z.boolean(),
  /** Null is as the engine is set up. */
  init: z.boolean().nullable(),
  restart: z.strictObject({ policy: text, maximumRetries: z.number().int() }),
  stopSignal: text,
  /** Seconds. */
  stopTimeout: whole,

  hostname: text,
  domainname: text,
  user: text,
  workdir: text,
  env: z.array(environmentVariable).max(2_000),
  labels: words,
  annotations: words,

  publish: z.array(publishedPort).max(2_000),
  publishAll: z.boolean(),
  /** `80/tcp`, `90-92/udp`. */
  expose: texts,
  /** The first is what the container's namespace is made with. Empty is the engine's default network. */
  networks: z.array(networkSpec).max(100),
  links: texts,
  dns: texts,
  dnsSearch: texts,
  dnsOptions: texts,
  /** `host:ip`. */
  extraHosts: texts,

  volumes: z.array(volumeFlag).max(1_000),
  mounts: z.array(mountSpec).max(1_000),
  /** Options by path. */
  tmpfs: words,
  volumesFrom: texts,
  volumeDriver: text,
  storageOptions: words,
  readOnly: z.boolean(),
  shmSize: bytes,

  memory: bytes,
  memoryReservation: bytes,
  /** -1 is unlimited. */
  memorySwap: bytes,
  /** 0 to 100. */
  memorySwappiness: whole,
  /** Billionths of a CPU. */
  nanoCpus: whole,
  cpuShares: whole,
  cpuPeriod: whole,
  cpuQuota: whole,
  cpuRealtimePeriod: whole,
  cpuRealtimeRuntime: whole,
  cpusetCpus: text,
  cpusetMems: text,
  /** -1 is unlimited. */
  pidsLimit: whole,
  ulimits: z.array(ulimit),
  oomKillDisable: z.boolean(),
  oomScoreAdj: whole,
  blkioWeight: whole,
  blkioWeightDevices: z.array(weightDevice),
  deviceReadBps: z.array(throttleDevice),
  deviceWriteBps: z.array(throttleDevice),
  deviceReadIops: z.array(throttleDevice),
  deviceWriteIops: z.array(throttleDevice),
  devices: z.array(deviceMapping),
  deviceRequests: z.array(deviceRequest),
  deviceCgroupRules: texts,
  cgroupParent: text,

  privileged: z.boolean(),
  capAdd: texts,
  capDrop: texts,
  securityOptions: texts,
  userns: text,
  pid: text,
  ipc: text,
  uts: text,
  cgroupns: text,
  groupAdd: texts,
  sysctls: words,
  runtime: text,
  isolation: text,

  health: healthcheck,
  logDriver: text,
  logOptions: words,
});
export type ContainerSpec = z.output<typeof containerSpec>;
export type PublishedPort = z.output<typeof publishedPort>;
export type VolumeFlag = z.output<typeof volumeFlag>;
export type DeviceRequest = z.output<typeof deviceRequest>;
export type ThrottleDevice = z.output<typeof throttleDevice>;
