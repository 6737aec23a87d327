import type { MountSpec } from "../spec/mount.ts";
import { isPlainNetwork, isUserDefined, type NetworkSpec } from "../spec/network.ts";
import type { ContainerSpec, ThrottleDevice, VolumeFlag } from "../spec.ts";
import { writeDuration } from "../values/duration.ts";
import { writeVolume } from "../values/volume.ts";
import { escapeDollar } from "./shape.ts";

type Yaml = Record<string, unknown>;

const said = (map: Yaml): Yaml =>
  Object.fromEntries(Object.entries(map).filter(([, value]) => value !== undefined && value !== ""));
const some = <T extends object>(value: T): T | undefined =>
  Object.keys(value).length === 0 ? undefined : value;

export const volumeYaml = (volume: VolumeFlag): string => escapeDollar(writeVolume(volume));

/** The long form of a mount. */
export const mountYaml = (mount: MountSpec): Yaml =>
  said({
    type: mount.type,
    source: escapeDollar(mount.source),
    target: escapeDollar(mount.target),
    read_only: mount.readOnly || undefined,
    consistency: mount.consistency,
    bind: some(
      said({
        propagation: mount.bindPropagation,
        recursive: mount.bindRecursive,
        create_host_path: mount.bindCreate || undefined,
      }),
    ),
    volume: some(
      said({ nocopy: mount.volumeNoCopy || undefined, subpath: escapeDollar(mount.volumeSubpath) }),
    ),
    tmpfs: some(said({ size: mount.tmpfsSize || undefined, mode: mount.tmpfsMode || undefined })),
  });

/** Networks by name, or a mode where there is no network of its own. */
export function networksYaml({ networks }: ContainerSpec): Yaml {
  const [first] = networks;
  if (first === undefined) return {};
  const isMode = !isUserDefined(first.name) && networks.length === 1;
  if (isMode && first.name !== "default")
    return { network_mode: first.name, ...said({ mac_address: first.mac }) };
  if (isMode) return said({ network_mode: "bridge", mac_address: first.mac });
  const pairs = networks.map((network, index) => [
    network.name,
    networkYaml(network, networks.length - index),
  ]);
  return { networks: Object.fromEntries(pairs) };
}

/** The first has the highest priority: it is the container's own. */
const networkYaml = (network: NetworkSpec, priority: number): Yaml | null => {
  const yaml = said({
    aliases: network.aliases.length > 0 ? network.aliases : undefined,
    ipv4_address: network.ip,
    ipv6_address: network.ip6,
    link_local_ips: network.linkLocalIps.length > 0 ? network.linkLocalIps : undefined,
    mac_address: network.mac,
    driver_opts: some(network.driverOptions),
    priority: priority > 1 ? priority : undefined,
  });
  return isPlainNetwork(network) && priority === 1 ? null : yaml;
};

export const ulimitsYaml = ({ ulimits }: ContainerSpec): Yaml | undefined =>
  some(
    Object.fromEntries(ulimits.map(({ name, soft, hard }) => [name, soft === hard ? soft : { soft, hard }])),
  );

export function blkioYaml(spec: ContainerSpec): Yaml | undefined {
  const throttle = (devices: readonly ThrottleDevice[]) => (devices.length === 0 ? undefined : devices);
  return some(
    said({
      weight: spec.blkioWeight ?? undefined,
      weight_device: spec.blkioWeightDevices.length > 0 ? spec.blkioWeightDevices : undefined,
      device_read_bps: throttle(spec.deviceReadBps),
      device_write_bps: throttle(spec.deviceWriteBps),
      device_read_iops: throttle(spec.deviceReadIops),
      device_write_iops: throttle(spec.deviceWriteIops),
    }),
  );
}

/** Devices of a driver, GPUs among them. */
export function deviceYaml({ deviceRequests }: ContainerSpec): Yaml | undefined {
  if (deviceRequests.length === 0) return undefined;
  const devices = deviceRequests.map(({ driver, count, devices: ids, capabilities, options }) =>
    said({
      driver,
      count: count === -1 ? "all" : count || undefined,
      device_ids: ids.length > 0 ? ids : undefined,
      capabilities: capabilities[0] ?? [],
      options: some(options),
    }),
  );
  return { resources: { reservations: { devices } } };
}

export function healthYaml({ health }: ContainerSpec): Yaml | undefined {
  if (health.test[0] === "NONE") return { disable: true };
  const time = (nanoseconds: number) => (nanoseconds === 0 ? undefined : writeDuration(nanoseconds));
  return some(
    said({
      test: health.test.length > 0 ? health.test.map(escapeDollar) : undefined,
      interval: time(health.interval),
      timeout: time(health.timeout),
      start_period: time(health.startPeriod),
      start_interval: time(health.startInterval),
      retries: health.retries || undefined,
    }),
  );
}
