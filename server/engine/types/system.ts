import { z } from "zod";
import { count, type DeepReadonly, flag, labels, text, texts } from "./parse.ts";

/** `GET /version`. `MinAPIVersion` is absent from some compatible engines. */
export const engineVersion = z.object({
  Version: text,
  ApiVersion: text,
  MinAPIVersion: text,
  Os: text,
  Arch: text,
  KernelVersion: text,
});
export type EngineVersion = DeepReadonly<z.output<typeof engineVersion>>;

/** `GET /info`, the part in use. `MemTotal` is in bytes. */
export const engineInfo = z.object({
  ID: text,
  Name: text,
  ServerVersion: text,
  OperatingSystem: text,
  OSType: text,
  Architecture: text,
  KernelVersion: text,
  NCPU: count,
  MemTotal: count,
  DockerRootDir: text,
  Driver: text,
  DefaultRuntime: text,
  CgroupVersion: text,
  CgroupDriver: text,
  LoggingDriver: text,
  LiveRestoreEnabled: flag,
  SecurityOptions: texts,
  Warnings: texts,
  /** Only the names are of use; what stands behind them may be long. */
  Runtimes: z.nullish(z.record(z.string(), z.unknown())).transform((runtimes) => Object.keys(runtimes ?? {})),
  HttpProxy: text,
  HttpsProxy: text,
  NoProxy: text,
  RegistryConfig: z
    .nullish(z.object({ Mirrors: texts, InsecureRegistryCIDRs: texts }))
    .transform((config) => config ?? { Mirrors: [], InsecureRegistryCIDRs: [] }),
  Swarm: z
    .nullish(
      z.object({ LocalNodeState: text, ControlAvailable: flag, Nodes: count, Managers: count, Error: text }),
    )
    .transform(
      (swarm) => swarm ?? { LocalNodeState: "", ControlAvailable: false, Nodes: 0, Managers: 0, Error: "" },
    ),
});
export type EngineInfo = DeepReadonly<z.output<typeof engineInfo>>;

/** One line of `GET /events`. `time` is in seconds by the engine's clock, `timeNano` rounded to what a double holds. */
export const engineEvent = z.object({
  Type: text,
  /** May carry more after a colon: `health_status: healthy`, `exec_create: sh -c …`. */
  Action: text,
  Actor: z
    .nullish(z.object({ ID: text, Attributes: labels }))
    .transform((actor) => actor ?? { ID: "", Attributes: {} as Record<string, string> }),
  time: count,
  timeNano: count,
});
export type EngineEvent = DeepReadonly<z.output<typeof engineEvent>>;

/** `GET /exec/{id}/json`. `ExitCode` is null while it runs. */
export const execInspect = z.object({
  ID: text,
  ContainerID: text,
  Running: z.boolean(),
  ExitCode: z.nullish(z.number()).transform((code) => code ?? null),
  Pid: count,
  /** Base64 of the keys that `execCreate` was given. */
  DetachKeys: text,
  /** As what it was started; absent at engines that do not say (Podman). */
  ProcessConfig: z
    .nullish(z.object({ user: z.nullish(text), privileged: z.nullish(z.boolean()) }))
    .transform((config) => ({ user: config?.user ?? "", privileged: config?.privileged ?? false })),
});
export type ExecInspect = DeepReadonly<z.output<typeof execInspect>>;

export const execCreated = z.object({ Id: z.string().regex(/^[0-9a-f]{64}$/) });
