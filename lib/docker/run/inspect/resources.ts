import type { ContainerSpec } from "../spec.ts";
import type { InspectedContainer } from "./inspected.ts";

type Host = InspectedContainer["HostConfig"];
const set = (value: number, unset = 0): number | null => (value === unset ? null : value);
const throttle = (devices: Host["BlkioDeviceReadBps"]) =>
  devices.map(({ Path, Rate }) => ({ path: Path, rate: Rate }));

/** Limits and devices; what the engine works out of another limit is left out. */
export const specResources = (host: Host) =>
  ({
    memory: set(host.Memory),
    memoryReservation: set(host.MemoryReservation),
    // Twice the memory is what it is when it is not given.
    memorySwap: host.MemorySwap === host.Memory * 2 ? null : set(host.MemorySwap),
    memorySwappiness: set(host.MemorySwappiness, -1),
    nanoCpus: set(host.NanoCpus),
    cpuShares: set(host.CpuShares),
    cpuPeriod: set(host.CpuPeriod),
    cpuQuota: set(host.CpuQuota),
    cpuRealtimePeriod: set(host.CpuRealtimePeriod),
    cpuRealtimeRuntime: set(host.CpuRealtimeRuntime),
    cpusetCpus: host.CpusetCpus,
    cpusetMems: host.CpusetMems,
    pidsLimit: set(host.PidsLimit),
    ulimits: host.Ulimits.map(({ Name, Soft, Hard }) => ({ name: Name, soft: Soft, hard: Hard })),
    oomKillDisable: host.OomKillDisable,
    oomScoreAdj: set(host.OomScoreAdj),
    blkioWeight: set(host.BlkioWeight),
    blkioWeightDevices: host.BlkioWeightDevice.map(({ Path, Weight }) => ({ path: Path, weight: Weight })),
    deviceReadBps: throttle(host.BlkioDeviceReadBps),
    deviceWriteBps: throttle(host.BlkioDeviceWriteBps),
    deviceReadIops: throttle(host.BlkioDeviceReadIOps),
    deviceWriteIops: throttle(host.BlkioDeviceWriteIOps),
    devices: host.Devices.map(({ PathOnHost, PathInContainer, CgroupPermissions }) => ({
      host: PathOnHost,
      container: PathInContainer,
      permissions: CgroupPermissions,
    })),
    deviceRequests: host.DeviceRequests.map(({ Driver, Count, DeviceIDs, Capabilities, Options }) => ({
      driver: Driver,
      count: Count,
      devices: DeviceIDs,
      capabilities: Capabilities,
      options: Options,
    })),
    deviceCgroupRules: host.DeviceCgroupRules,
    cgroupParent: host.CgroupParent,
  }) satisfies Partial<ContainerSpec>;
