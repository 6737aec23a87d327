import { bareName } from "../../names.ts";
import { openSystemPaths } from "../body/host-config.ts";
import { emptySpec } from "../spec/empty.ts";
import type { ContainerSpec } from "../spec.ts";
import { specConfig } from "./config.ts";
import { type InspectedContainer, inspectedConfig, inspectedContainer } from "./inspected.ts";
import { specNetworks } from "./networks.ts";
import { collapsePorts } from "./ports.ts";
import { specResources } from "./resources.ts";
import { specStorage } from "./storage.ts";

/** What an engine gives to a container that does not ask, as `GET /info` tells it; it is not written into a spec. */
export type EngineChoices = {
  readonly runtime: string;
  readonly logDriver: string;
  /** `private` with cgroup v2, `host` with v1. */
  readonly cgroupns: string;
};

export type InspectOptions = {
  /** The image's `Config`, to leave out what comes from it; null keeps everything. */
  readonly imageConfig: unknown;
  readonly choices: EngineChoices;
  /** Name the unnamed volumes it has, so that a container in its place has their content. */
  readonly keepVolumes?: boolean;
};

const shmDefault = 64 * 1024 * 1024;

/**
 * The spec that makes this container again, from the engine's whole JSON of it. Throws what zod throws where that is not
 * a container's.
 */
export function inspectToSpec(inspect: unknown, options: InspectOptions): ContainerSpec {
  const container = inspectedContainer.parse(inspect);
  const image = options.imageConfig ? inspectedConfig.parse(options.imageConfig) : null;
  const { HostConfig: host } = container;
  return {
    ...emptySpec(container.Config.Image),
    name: bareName(container.Name),
    ...specConfig(container, image),
    ...specNetworks(container),
    ...specStorage(container, { keepVolumes: options.keepVolumes === true, image }),
    ...specResources(host),
    ...specSecurity(host, options.choices),
    publish: collapsePorts(host.PortBindings),
    publishAll: host.PublishAllPorts,
    shmSize: host.ShmSize === 0 || host.ShmSize === shmDefault ? null : host.ShmSize,
    ...specLogging(host, options.choices),
  };
}

type Host = InspectedContainer["HostConfig"];

const unless = (value: string, usual: readonly string[]): string => (usual.includes(value) ? "" : value);

const specSecurity = (host: Host, choices: EngineChoices) => ({
  remove: host.AutoRemove,
  init: host.Init,
  restart: {
    policy: host.RestartPolicy?.Name || "no",
    maximumRetries: host.RestartPolicy?.MaximumRetryCount ?? 0,
  },
  privileged: host.Privileged,
  capAdd: host.CapAdd,
  capDrop: host.CapDrop,
  securityOptions: securityOptions(host),
  userns: host.UsernsMode,
  pid: host.PidMode,
  // What `--ipc` is when it is not given is told as if it had been.
  ipc: unless(host.IpcMode, ["private"]),
  uts: host.UTSMode,
  cgroupns: unless(host.CgroupnsMode, [choices.cgroupns]),
  groupAdd: host.GroupAdd,
  sysctls: host.Sysctls,
  annotations: host.Annotations,
  runtime: unless(host.Runtime, [choices.runtime]),
  isolation: host.Isolation,
  dns: host.Dns,
  dnsOptions: host.DnsOptions,
  dnsSearch: host.DnsSearch,
  extraHosts: host.ExtraHosts,
});

function securityOptions({ SecurityOpt, MaskedPaths, ReadonlyPaths, Privileged, PidMode }: Host): string[] {
  const isOpen = MaskedPaths?.length === 0 && ReadonlyPaths?.length === 0 && !Privileged;
  // The engine adds `label=disable` itself, where a process may not be kept apart.
  const added = Privileged || PidMode === "host" ? ["label=disable"] : [];
  const own = SecurityOpt.filter((option) => !added.includes(option));
  return isOpen ? [...own, openSystemPaths] : own;
}

function specLogging({ LogConfig }: Host, choices: EngineChoices) {
  const logOptions = LogConfig?.Config ?? {};
  const isUsual = LogConfig?.Type === choices.logDriver && Object.keys(logOptions).length === 0;
  return { logDriver: isUsual ? "" : (LogConfig?.Type ?? ""), logOptions };
}
