import { judgeHostPower, type KnownObjects } from "../../host-power.ts";
import type { EngineDefaults } from "../engine-defaults.ts";
import { ownHostPower } from "../own.ts";
import type { HostPowerReason } from "../reason.ts";

export const idOf = (letter: string) => letter.repeat(64);

// What dockerd 26.1.5 answers for `docker create busybox`, its fields that matter here.
export const plainConfig = {
  Binds: null,
  NetworkMode: "bridge",
  VolumeDriver: "",
  VolumesFrom: null,
  CapAdd: null,
  CapDrop: null,
  CgroupnsMode: "private",
  IpcMode: "private",
  Cgroup: "",
  PidMode: "",
  Privileged: false,
  SecurityOpt: null,
  Tmpfs: { "/run": "rw" },
  UTSMode: "",
  UsernsMode: "",
  Runtime: "runc",
  Devices: [],
  DeviceCgroupRules: null,
  DeviceRequests: null,
  MaskedPaths: [
    "/proc/asound",
    "/proc/acpi",
    "/proc/kcore",
    "/proc/keys",
    "/proc/latency_stats",
    "/proc/timer_list",
    "/proc/timer_stats",
    "/proc/sched_debug",
    "/proc/scsi",
    "/sys/firmware",
    "/sys/devices/virtual/powercap",
  ],
  ReadonlyPaths: ["/proc/bus", "/proc/fs", "/proc/irq", "/proc/sys", "/proc/sysrq-trigger"],
};

export const container = (config: object = {}, rest: object = {}) => ({
  Id: idOf("a"),
  HostConfig: { ...plainConfig, ...config },
  Mounts: [] as unknown[],
  NetworkSettings: { Networks: { bridge: {} } },
  ...rest,
});

export const usual: EngineDefaults = { runtime: "runc", privateCgroupns: true };
export const nothingElse: KnownObjects = { volume: () => null, container: () => null };
export const withVolume = (volume: unknown): KnownObjects => ({ ...nothingElse, volume: () => volume });
export const withContainers = (others: Record<string, unknown>): KnownObjects => ({
  volume: () => localVolume,
  container: (ref) => (ref in others ? ownHostPower(others[ref], usual) : null),
});

export const judged = (inspect: unknown, known = nothingElse, defaults = usual): HostPowerReason[] =>
  judgeHostPower(ownHostPower(inspect, defaults), known).reasons;
export const reasons = (inspect: unknown, known = nothingElse, defaults = usual): string[] =>
  judged(inspect, known, defaults).map(({ kind, detail }) => `${kind}: ${detail}`);

export const localVolume = { Driver: "local", Options: null };
export const mountPoint = (given: object) => ({
  Source: "",
  Destination: "/m",
  Mode: "",
  RW: true,
  Propagation: "",
  ...given,
});
