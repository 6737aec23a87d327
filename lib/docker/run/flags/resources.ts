import {
  isCdiName,
  readDevice,
  readGpus,
  readThrottle,
  readWeightDevice,
  writeDevice,
  writeGpus,
} from "../values/device.ts";
import { readCpus, readInteger, readSize, writeCpus, writeSize } from "../values/scalar.ts";
import { Unreadable } from "../values/unreadable.ts";
import { checkDeviceRule, readUlimit, writeUlimit } from "../values/words.ts";
import { type Flag, listFlag, numberFlag, partsFlag, size, switchFlag, textFlag } from "./flag.ts";

const swap = { read: (text: string) => (text === "-1" ? -1 : readSize(text)), write: writeSize };

const swappiness = {
  read: (text: string) => {
    const value = readInteger(text, -1);
    if (value > 100) throw new Unreadable("60");
    return value;
  },
  write: String,
};

const ulimits: Flag = {
  ...partsFlag("resources", "ulimit", "ulimits", { read: readUlimit, write: writeUlimit }),
  read: ({ spec }, text) => {
    const one = readUlimit(text);
    spec.ulimits = [...spec.ulimits.filter(({ name }) => name !== one.name), one];
  },
};

/** Devices of the Container Device Interface are asked of a driver, like GPUs. */
const devices: Flag = {
  ...{ name: "device", group: "devices", field: "devices", isSwitch: false },
  read: ({ spec }, text) => {
    if (isCdiName(text)) cdiRequest(spec.deviceRequests).devices.push(text);
    else spec.devices.push(readDevice(text));
  },
  write: (spec) => [
    ...spec.devices.map(writeDevice),
    ...spec.deviceRequests.filter(isCdi).flatMap((request) => request.devices),
  ],
};

type Request = Parameters<typeof writeGpus>[0];
const isCdi = ({ driver }: Request): boolean => driver === "cdi";

function cdiRequest(requests: Request[]): Request {
  const found = requests.find(isCdi);
  if (found) return found;
  const made: Request = { driver: "cdi", count: 0, devices: [], capabilities: [], options: {} };
  requests.push(made);
  return made;
}

/** Before the one of the Container Device Interface, which the command line puts last. */
const gpus: Flag = {
  ...{ name: "gpus", group: "devices", field: "deviceRequests", isSwitch: false },
  read: ({ spec }, text) => {
    const request = readGpus(text);
    const others = spec.deviceRequests.filter(isCdi);
    spec.deviceRequests = [...spec.deviceRequests.filter((one) => !isCdi(one)), request, ...others];
  },
  write: (spec) =>
    spec.deviceRequests.filter((request) => !isCdi(request)).flatMap((request) => writeGpus(request) ?? []),
};

type Throttle = "deviceReadBps" | "deviceWriteBps" | "deviceReadIops" | "deviceWriteIops";
const throttle = (name: string, key: Throttle, read: (text: string) => number): Flag =>
  partsFlag("resources", name, key, {
    read: (text) => readThrottle(text, read),
    write: ({ path, rate }) => `${path}:${rate}`,
  });

export const resourceFlags: readonly Flag[] = [
  numberFlag("resources", "memory", "memory", { short: "m", codec: size }),
  numberFlag("resources", "memory-reservation", "memoryReservation", { codec: size }),
  numberFlag("resources", "memory-swap", "memorySwap", { codec: swap }),
  numberFlag("resources", "memory-swappiness", "memorySwappiness", { unset: -1, codec: swappiness }),
  numberFlag("resources", "cpus", "nanoCpus", { codec: { read: readCpus, write: writeCpus } }),
  numberFlag("resources", "cpu-shares", "cpuShares", { short: "c" }),
  numberFlag("resources", "cpu-period", "cpuPeriod"),
  numberFlag("resources", "cpu-quota", "cpuQuota"),
  numberFlag("resources", "cpu-rt-period", "cpuRealtimePeriod"),
  numberFlag("resources", "cpu-rt-runtime", "cpuRealtimeRuntime"),
  textFlag("resources", "cpuset-cpus", "cpusetCpus"),
  textFlag("resources", "cpuset-mems", "cpusetMems"),
  numberFlag("resources", "pids-limit", "pidsLimit"),
  ulimits,
  switchFlag("resources", "oom-kill-disable", "oomKillDisable"),
  numberFlag("resources", "oom-score-adj", "oomScoreAdj"),
  numberFlag("resources", "blkio-weight", "blkioWeight"),
  partsFlag("resources", "blkio-weight-device", "blkioWeightDevices", {
    read: readWeightDevice,
    write: ({ path, weight }) => `${path}:${weight}`,
  }),
  throttle("device-read-bps", "deviceReadBps", readSize),
  throttle("device-write-bps", "deviceWriteBps", readSize),
  throttle("device-read-iops", "deviceReadIops", readInteger),
  throttle("device-write-iops", "deviceWriteIops", readInteger),
  textFlag("resources", "cgroup-parent", "cgroupParent"),
  devices,
  gpus,
  listFlag("devices", "device-cgroup-rule", "deviceCgroupRules", {
    read: (text) => {
      checkDeviceRule(text);
      return text;
    },
  }),
];
