import { z } from "zod";
import { count, type DeepReadonly, flag, labels, text, texts } from "./parse.ts";

const port = z.object({ IP: text, PrivatePort: count, PublicPort: z.nullish(z.number()), Type: text });
const mount = z.object({
  Type: text,
  Name: text,
  Source: text,
  Destination: text,
  Driver: text,
  Mode: text,
  RW: flag,
  Propagation: text,
});
const endpoint = z.object({
  NetworkID: text,
  IPAddress: text,
  Gateway: text,
  GlobalIPv6Address: text,
  MacAddress: text,
  Aliases: texts,
});

const byText = (left: string, right: string): number => (left < right ? -1 : left > right ? 1 : 0);
const portKey = (item: z.output<typeof port>) =>
  `${item.PrivatePort}/${item.Type}/${item.PublicPort}/${item.IP}`;

/**
 * One row of `GET /containers/json`. Ports and mounts come from Go maps, so in any order: they are sorted, for an order
 * that changes by itself would look like a change of the container.
 */
export const containerSummary = z
  .object({
    Id: z.string().regex(/^[0-9a-f]{64}$/),
    Names: texts,
    Image: text,
    ImageID: text,
    Command: text,
    Created: count,
    Ports: z.nullish(z.array(port)).transform((ports) => ports ?? []),
    Labels: labels,
    State: text,
    /** For people ("Up 3 minutes"); goes stale by itself. */
    Status: text,
    HostConfig: z.nullish(z.object({ NetworkMode: text })),
    NetworkSettings: z.nullish(z.object({ Networks: z.nullish(z.record(z.string(), z.nullish(endpoint))) })),
    Mounts: z.nullish(z.array(mount)).transform((mounts) => mounts ?? []),
  })
  .transform((row) => ({
    ...row,
    Names: row.Names.toSorted(byText),
    Ports: row.Ports.toSorted((left, right) => byText(portKey(left), portKey(right))),
    Mounts: row.Mounts.toSorted((left, right) => byText(left.Destination, right.Destination)),
  }));
export type ContainerSummary = DeepReadonly<z.output<typeof containerSummary>>;

const loose = { text: z.nullish(z.string()), flag: z.nullish(z.boolean()), count: z.nullish(z.number()) };
const looseTexts = z.nullish(z.array(z.string()));

const probe = z.looseObject({
  Start: loose.text,
  End: loose.text,
  ExitCode: loose.count,
  Output: loose.text,
});

const state = z.looseObject({
  Status: loose.text,
  Running: loose.flag,
  Paused: loose.flag,
  Restarting: loose.flag,
  OOMKilled: loose.flag,
  Dead: loose.flag,
  Pid: loose.count,
  ExitCode: loose.count,
  Error: loose.text,
  /** RFC 3339; `0001-01-01T00:00:00Z` is never. */
  StartedAt: loose.text,
  FinishedAt: loose.text,
  Health: z.nullish(
    z.looseObject({ Status: loose.text, FailingStreak: loose.count, Log: z.nullish(z.array(probe)) }),
  ),
});

const config = z.looseObject({
  Hostname: loose.text,
  User: loose.text,
  Tty: loose.flag,
  OpenStdin: loose.flag,
  StdinOnce: loose.flag,
  Env: looseTexts,
  Cmd: looseTexts,
  Entrypoint: z.nullish(z.union([z.string(), z.array(z.string())])),
  Image: loose.text,
  WorkingDir: loose.text,
  Labels: z.nullish(z.record(z.string(), z.string())),
  StopSignal: loose.text,
  StopTimeout: loose.count,
  Healthcheck: z.nullish(
    z.looseObject({
      Test: looseTexts,
      /** Nanoseconds. */
      Interval: loose.count,
      Timeout: loose.count,
      StartPeriod: loose.count,
      StartInterval: loose.count,
      Retries: loose.count,
    }),
  ),
});

const hostConfig = z.looseObject({
  NetworkMode: loose.text,
  RestartPolicy: z.nullish(z.looseObject({ Name: loose.text, MaximumRetryCount: loose.count })),
  AutoRemove: loose.flag,
  Privileged: loose.flag,
  ReadonlyRootfs: loose.flag,
  PidMode: loose.text,
  IpcMode: loose.text,
  UTSMode: loose.text,
  UsernsMode: loose.text,
  CgroupnsMode: loose.text,
  Runtime: loose.text,
  CapAdd: looseTexts,
  SecurityOpt: looseTexts,
  MaskedPaths: looseTexts,
  ReadonlyPaths: looseTexts,
  Binds: looseTexts,
  VolumesFrom: looseTexts,
  Links: looseTexts,
  Devices: z.nullish(z.array(z.looseObject({ PathOnHost: loose.text }))),
  DeviceRequests: z.nullish(z.array(z.looseObject({ Driver: loose.text }))),
  DeviceCgroupRules: looseTexts,
  Mounts: z.nullish(
    z.array(
      z.looseObject({
        Type: loose.text,
        Source: loose.text,
        Target: loose.text,
        VolumeOptions: z.nullish(
          z.looseObject({
            DriverConfig: z.nullish(
              z.looseObject({ Name: loose.text, Options: z.nullish(z.record(z.string(), z.string())) }),
            ),
          }),
        ),
      }),
    ),
  ),
  Memory: loose.count,
  NanoCpus: loose.count,
  PidsLimit: loose.count,
  LogConfig: z.nullish(z.looseObject({ Type: loose.text })),
});

const inspectMount = z.looseObject({
  Type: loose.text,
  Name: loose.text,
  Source: loose.text,
  Destination: loose.text,
  Driver: loose.text,
  Mode: loose.text,
  RW: loose.flag,
  Propagation: loose.text,
});
const inspectEndpoint = z.looseObject({
  NetworkID: loose.text,
  IPAddress: loose.text,
  Gateway: loose.text,
  GlobalIPv6Address: loose.text,
  MacAddress: loose.text,
  Aliases: looseTexts,
});

/** `GET /containers/{id}/json`, whole: fields that are not named here are kept as they came. */
export const containerInspect = z.looseObject({
  Id: z.string().regex(/^[0-9a-f]{64}$/),
  Name: loose.text,
  Created: loose.text,
  Path: loose.text,
  Args: looseTexts,
  State: state,
  Image: loose.text,
  RestartCount: loose.count,
  Driver: loose.text,
  Platform: loose.text,
  ExecIDs: looseTexts,
  HostConfig: hostConfig,
  Config: config,
  Mounts: z.nullish(z.array(inspectMount)),
  NetworkSettings: z.nullish(
    z.looseObject({ Networks: z.nullish(z.record(z.string(), z.nullish(inspectEndpoint))) }),
  ),
});
export type ContainerInspect = DeepReadonly<z.output<typeof containerInspect>>;
