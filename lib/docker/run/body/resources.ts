import type { ContainerSpec, ThrottleDevice } from "../spec.ts";

const throttle = (devices: readonly ThrottleDevice[]) =>
  devices.map(({ path, rate }) => ({ Path: path, Rate: rate }));

const orNull = <T>(list: readonly T[]): readonly T[] | null => (list.length === 0 ? null : list);

/** Limits and devices. 0 is the engine's own choice, for swappiness it is -1. */
export const resourcesBody = (spec: ContainerSpec) => ({
  CpuShares: spec.cpuShares ?? 0,
  Memory: spec.memory ?? 0,
  NanoCpus: spec.nanoCpus ?? 0,
  CgroupParent: spec.cgroupParent,
  BlkioWeight: spec.blkioWeight ?? 0,
  BlkioWeightDevice: spec.blkioWeightDevices.map(({ path, weight }) => ({ Path: path, Weight: weight })),
  BlkioDeviceReadBps: throttle(spec.deviceReadBps),
  BlkioDeviceWriteBps: throttle(spec.deviceWriteBps),
  BlkioDeviceReadIOps: throttle(spec.deviceReadIops),
  BlkioDeviceWriteIOps: throttle(spec.deviceWriteIops),
  CpuPeriod: spec.cpuPeriod ?? 0,
  CpuQuota: spec.cpuQuota ?? 0,
  CpuRealtimePeriod: spec.cpuRealtimePeriod ?? 0,
  CpuRealtimeRuntime: spec.cpuRealtimeRuntime ?? 0,
  CpusetCpus: spec.cpusetCpus,
  CpusetMems: spec.cpusetMems,
  Devices: spec.devices.map(({ host, container, permissions }) => ({
    PathOnHost: host,
    PathInContainer: container,
    CgroupPermissions: permissions,
  })),
  DeviceCgroupRules: orNull(spec.deviceCgroupRules),
  DeviceRequests: orNull(
    spec.deviceRequests.map(({ driver, count, devices, capabilities, options }) => ({
      Driver: driver,
      Count: count,
      DeviceIDs: orNull(devices),
      Capabilities: orNull(capabilities),
      Options: driver === "cdi" ? null : options,
    })),
  ),
  MemoryReservation: spec.memoryReservation ?? 0,
  MemorySwap: spec.memorySwap ?? 0,
  MemorySwappiness: spec.memorySwappiness ?? -1,
  OomKillDisable: spec.oomKillDisable,
  OomScoreAdj: spec.oomScoreAdj ?? 0,
  PidsLimit: spec.pidsLimit ?? 0,
  Ulimits: spec.ulimits
    .map(({ name, soft, hard }) => ({ Name: name, Soft: soft, Hard: hard }))
    .toSorted((left, right) => (left.Name < right.Name ? -1 : 1)),
});
