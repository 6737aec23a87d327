import type { ContainerSpec } from "../spec.ts";
import { portKeys, readPortRange } from "../values/port.ts";
import { bindsBody, mountBody } from "./mounts.ts";
import { networkMode } from "./networking.ts";
import { resourcesBody } from "./resources.ts";

export type HostConfigBody = ReturnType<typeof hostConfigBody>;
type Binding = { readonly HostIp: string; readonly HostPort: string };

const orNull = <T>(list: readonly T[]): readonly T[] | null => (list.length === 0 ? null : list);

/** The part of the body that only a container has. */
export const hostConfigBody = (spec: ContainerSpec) => ({
  Binds: bindsBody(spec),
  ContainerIDFile: "",
  LogConfig: { Type: spec.logDriver, Config: spec.logOptions },
  NetworkMode: networkMode(spec),
  PortBindings: portBindings(spec),
  RestartPolicy: { Name: spec.restart.policy, MaximumRetryCount: spec.restart.maximumRetries },
  AutoRemove: spec.remove,
  VolumeDriver: spec.volumeDriver,
  VolumesFrom: orNull(spec.volumesFrom),
  ConsoleSize: [0, 0] as const,
  CapAdd: orNull(spec.capAdd),
  CapDrop: orNull(spec.capDrop),
  CgroupnsMode: spec.cgroupns,
  Dns: spec.dns,
  DnsOptions: spec.dnsOptions,
  DnsSearch: spec.dnsSearch,
  ExtraHosts: orNull(spec.extraHosts),
  GroupAdd: orNull(spec.groupAdd),
  IpcMode: spec.ipc,
  Cgroup: "",
  Links: orNull(spec.links),
  PidMode: spec.pid,
  Privileged: spec.privileged,
  PublishAllPorts: spec.publishAll,
  ReadonlyRootfs: spec.readOnly,
  ...securityBody(spec),
  UTSMode: spec.uts,
  UsernsMode: spec.userns,
  ShmSize: spec.shmSize ?? 0,
  Isolation: spec.isolation,
  ...(Object.keys(spec.storageOptions).length === 0 ? {} : { StorageOpt: spec.storageOptions }),
  ...(Object.keys(spec.tmpfs).length === 0 ? {} : { Tmpfs: spec.tmpfs }),
  ...(Object.keys(spec.sysctls).length === 0 ? {} : { Sysctls: spec.sysctls }),
  ...(Object.keys(spec.annotations).length === 0 ? {} : { Annotations: spec.annotations }),
  ...(spec.runtime === "" ? {} : { Runtime: spec.runtime }),
  ...(spec.init === null ? {} : { Init: spec.init }),
  ...(spec.mounts.length === 0 ? {} : { Mounts: spec.mounts.map(mountBody) }),
  ...resourcesBody(spec),
});

/** `systempaths=unconfined` is no option of the engine's: it is two empty lists. */
export const openSystemPaths = "systempaths=unconfined";

function securityBody({ securityOptions }: ContainerSpec) {
  const options = securityOptions.filter((option) => !isOpenSystemPaths(option));
  const isOpen = options.length < securityOptions.length;
  return {
    SecurityOpt: options.length === 0 ? (isOpen ? [] : null) : options,
    MaskedPaths: isOpen ? [] : null,
    ReadonlyPaths: isOpen ? [] : null,
  };
}

const isOpenSystemPaths = (option: string): boolean => option === openSystemPaths;

function portBindings({ publish }: ContainerSpec): Record<string, Binding[]> {
  const bindings: Record<string, Binding[]> = {};
  for (const { hostIp, hostPort, containerPort, protocol } of publish) {
    const host = readPortRange(hostPort);
    const keys = portKeys(containerPort, protocol);
    keys.forEach((key, index) => {
      // One port of the container and several of the host: the engine takes any of them that is free.
      const own = host === null || keys.length === 1 ? hostPort : String(host.first + index);
      bindings[key] = [...(bindings[key] ?? []), { HostIp: hostIp, HostPort: own }];
    });
  }
  return bindings;
}
