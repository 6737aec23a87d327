import { z } from "zod";

// Go writes a nil slice or map as null, and older engines leave fields out.
const text = z.nullish(z.string()).transform((value) => value ?? "");
const count = z.nullish(z.number()).transform((value) => value ?? 0);
const flag = z.nullish(z.boolean()).transform((value) => value ?? false);
const texts = z.nullish(z.array(z.string())).transform((value) => value ?? []);
const words = z.nullish(z.record(z.string(), text)).transform((value) => value ?? {});
const keys = z.nullish(z.record(z.string(), z.unknown())).transform((value) => Object.keys(value ?? {}));
const list = <T extends z.ZodType>(one: T) => z.nullish(z.array(one)).transform((value) => value ?? []);
/** A program and its arguments: null is none, and old images have one word alone. */
const program = z
  .nullish(z.union([z.string(), z.array(z.string())]))
  .transform((value) => (typeof value === "string" ? [value] : (value ?? null)));

const health = z
  .nullish(
    z.object({
      Test: texts,
      Interval: count,
      Timeout: count,
      StartPeriod: count,
      StartInterval: count,
      Retries: count,
    }),
  )
  .transform((value) => value ?? null);

/** What an image and a container both say. */
export const inspectedConfig = z.object({
  Hostname: text,
  Domainname: text,
  User: text,
  AttachStdin: flag,
  AttachStdout: flag,
  AttachStderr: flag,
  ExposedPorts: keys,
  Tty: flag,
  OpenStdin: flag,
  Env: texts,
  Cmd: program,
  Healthcheck: health,
  Image: text,
  Volumes: keys,
  WorkingDir: text,
  Entrypoint: program,
  MacAddress: text,
  Labels: words,
  StopSignal: text,
  StopTimeout: z.nullish(z.number()).transform((value) => value ?? null),
});
export type InspectedConfig = z.output<typeof inspectedConfig>;

const throttle = list(z.object({ Path: text, Rate: count }));

const mount = z.object({
  Type: text,
  Source: text,
  Target: text,
  ReadOnly: flag,
  Consistency: text,
  BindOptions: z.nullish(
    z.object({
      Propagation: text,
      NonRecursive: flag,
      CreateMountpoint: flag,
      ReadOnlyNonRecursive: flag,
      ReadOnlyForceRecursive: flag,
    }),
  ),
  VolumeOptions: z.nullish(
    z.object({
      NoCopy: flag,
      Labels: words,
      Subpath: text,
      DriverConfig: z.nullish(z.object({ Name: text, Options: words })),
    }),
  ),
  TmpfsOptions: z.nullish(z.object({ SizeBytes: count, Mode: count })),
});
export type InspectedMount = z.output<typeof mount>;

const resources = {
  CpuShares: count,
  Memory: count,
  NanoCpus: count,
  CgroupParent: text,
  BlkioWeight: count,
  BlkioWeightDevice: list(z.object({ Path: text, Weight: count })),
  BlkioDeviceReadBps: throttle,
  BlkioDeviceWriteBps: throttle,
  BlkioDeviceReadIOps: throttle,
  BlkioDeviceWriteIOps: throttle,
  CpuPeriod: count,
  CpuQuota: count,
  CpuRealtimePeriod: count,
  CpuRealtimeRuntime: count,
  CpusetCpus: text,
  CpusetMems: text,
  Devices: list(z.object({ PathOnHost: text, PathInContainer: text, CgroupPermissions: text })),
  DeviceCgroupRules: texts,
  DeviceRequests: list(
    z.object({ Driver: text, Count: count, DeviceIDs: texts, Capabilities: list(texts), Options: words }),
  ),
  MemoryReservation: count,
  MemorySwap: count,
  MemorySwappiness: z.nullish(z.number()).transform((value) => value ?? -1),
  OomKillDisable: flag,
  OomScoreAdj: count,
  PidsLimit: count,
  Ulimits: list(z.object({ Name: text, Soft: count, Hard: count })),
};

const hostConfig = z.object({
  ...resources,
  Binds: texts,
  LogConfig: z.nullish(z.object({ Type: text, Config: words })),
  NetworkMode: text,
  PortBindings: z
    .nullish(z.record(z.string(), list(z.object({ HostIp: text, HostPort: text }))))
    .transform((value) => value ?? {}),
  RestartPolicy: z.nullish(z.object({ Name: text, MaximumRetryCount: count })),
  AutoRemove: flag,
  VolumeDriver: text,
  VolumesFrom: texts,
  CapAdd: texts,
  CapDrop: texts,
  CgroupnsMode: text,
  Dns: texts,
  DnsOptions: texts,
  DnsSearch: texts,
  ExtraHosts: texts,
  GroupAdd: texts,
  IpcMode: text,
  Links: texts,
  PidMode: text,
  Privileged: flag,
  PublishAllPorts: flag,
  ReadonlyRootfs: flag,
  SecurityOpt: texts,
  StorageOpt: words,
  Tmpfs: words,
  UTSMode: text,
  UsernsMode: text,
  ShmSize: count,
  Sysctls: words,
  Runtime: text,
  Isolation: text,
  Init: z.nullish(z.boolean()).transform((value) => value ?? null),
  Mounts: list(mount),
  MaskedPaths: z.nullish(z.array(z.string())).transform((value) => value ?? null),
  ReadonlyPaths: z.nullish(z.array(z.string())).transform((value) => value ?? null),
  Annotations: words,
});

const endpoint = z.object({
  IPAMConfig: z.nullish(z.object({ IPv4Address: text, IPv6Address: text, LinkLocalIPs: texts })),
  Links: texts,
  Aliases: texts,
  DriverOpts: words,
});
export type InspectedEndpoint = z.output<typeof endpoint>;

/** What a spec is made from: `GET /containers/{id}/json`. */
export const inspectedContainer = z.object({
  Id: text,
  Name: text,
  Config: inspectedConfig,
  HostConfig: hostConfig,
  Mounts: list(z.object({ Type: text, Name: text, Destination: text, RW: flag })),
  NetworkSettings: z
    .nullish(z.object({ Networks: z.nullish(z.record(z.string(), z.nullish(endpoint))) }))
    .transform((value) => value?.Networks ?? {}),
});
export type InspectedContainer = z.output<typeof inspectedContainer>;
