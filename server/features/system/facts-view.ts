import type { EngineFacts } from "#lib/contracts/system.ts";
import { engineWarningKind, plainWarning } from "#lib/docker/engine-warnings.ts";
import type { EngineInfo } from "../../engine/types/system.ts";

/** `http://user:secret@proxy:3128` without what is before the `@`; also where the address is none that URL reads. */
const withoutCredentials = (address: string): string => address.replace(/(^|\/\/)[^/@\s]*@/g, "$1***@");

/** `name=seccomp,profile=builtin` and, from engines of long ago, `seccomp`. */
const securityOption = (text: string): EngineFacts["securityOptions"][number] => {
  const [first = "", ...settings] = text.split(",");
  return { name: first.replace(/^name=/, ""), settings };
};

/** What may be told of an engine's `/info`. It is written out field by field: what is not named here does not leave. */
export const toEngineFacts = (info: EngineInfo, apiVersion: string): EngineFacts => ({
  name: info.Name,
  version: info.ServerVersion,
  apiVersion,
  os: info.OperatingSystem,
  kernel: info.KernelVersion,
  architecture: info.Architecture,
  cpus: info.NCPU,
  memory: info.MemTotal,
  rootDir: info.DockerRootDir,
  storageDriver: info.Driver,
  loggingDriver: info.LoggingDriver,
  cgroupVersion: info.CgroupVersion,
  cgroupDriver: info.CgroupDriver,
  runtimes: info.Runtimes.filter((name) => name !== "io.containerd.runc.v2").toSorted(),
  defaultRuntime: info.DefaultRuntime,
  securityOptions: info.SecurityOptions.map(securityOption),
  liveRestore: info.LiveRestoreEnabled,
  swarm: {
    state: info.Swarm.LocalNodeState || "inactive",
    manager: info.Swarm.ControlAvailable,
    nodes: info.Swarm.Nodes,
    managers: info.Swarm.Managers,
  },
  registryMirrors: info.RegistryConfig.Mirrors.map(withoutCredentials),
  proxy: {
    http: withoutCredentials(info.HttpProxy),
    https: withoutCredentials(info.HttpsProxy),
    none: info.NoProxy,
  },
  warnings: info.Warnings.map((text) => ({ kind: engineWarningKind(text), text: plainWarning(text) })),
});
