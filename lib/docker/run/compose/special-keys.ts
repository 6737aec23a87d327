// Compose files are read in browsers too, where the plain `zod` is empty: see `lib/client/no-schemas.ts`.
import { z } from "zod/v4";
import { shellWords } from "../shell-words.ts";
import { type MountSpec, plainMount } from "../spec/mount.ts";
import { plainNetwork } from "../spec/network.ts";
import { readDuration } from "../values/duration.ts";
import { readInteger, readSize } from "../values/scalar.ts";
import { NotHere, Unreadable } from "../values/unreadable.ts";
import { isHostPath, readVolume } from "../values/volume.ts";
import type { ReadContext } from "./read-context.ts";

type Reader = (context: ReadContext, value: unknown) => void;

const text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const texts = z.array(text);
const map = z
  .record(z.string(), text)
  .nullish()
  .transform((value) => value ?? {});
const size = z.union([z.string(), z.number()]).transform((value) => readSize(String(value)));

/** Reads by a schema, or says what it should look like. */
const as = <T extends z.ZodType>(schema: T, value: unknown, expected: string): z.output<T> => {
  const read = schema.safeParse(value);
  if (!read.success) throw new Unreadable(expected);
  return read.data;
};

/** A command is words, or a line that is parted into words. */
const commandWords = (value: unknown): string[] =>
  typeof value === "string"
    ? shellWords(value).words.map((word) => word.text)
    : as(texts, value, '["sh", "-c", "…"]');

const networkPart = z
  .strictObject({
    aliases: texts.default([]),
    ipv4_address: z.string().default(""),
    ipv6_address: z.string().default(""),
    link_local_ips: texts.default([]),
    mac_address: z.string().default(""),
    driver_opts: map,
    priority: z.number().default(0),
  })
  .nullish();

const readNetworks: Reader = ({ spec, names }, value) => {
  const list = Array.isArray(value)
    ? Object.fromEntries(as(texts, value, "[my-net]").map((name) => [name, null]))
    : value;
  const parts = Object.entries(as(z.record(z.string(), networkPart), list, "my-net: { aliases: [web] }"));
  const sorted = parts.toSorted(([, left], [, right]) => (right?.priority ?? 0) - (left?.priority ?? 0));
  spec.networks = sorted.map(([key, part]) => ({
    ...plainNetwork(names.networks(key)),
    ...(part && {
      aliases: part.aliases,
      ip: part.ipv4_address,
      ip6: part.ipv6_address,
      linkLocalIps: part.link_local_ips,
      mac: part.mac_address,
      driverOptions: part.driver_opts,
    }),
  }));
};

const bindPart = z.strictObject({
  propagation: z.string().default(""),
  recursive: z.enum(["", "disabled", "writable", "readonly", "enabled"]).default(""),
  create_host_path: z.boolean().default(false),
  selinux: z.string().optional(),
});

const mountPart = z.strictObject({
  type: z.string(),
  source: z.string().default(""),
  target: z.string(),
  read_only: z.boolean().default(false),
  consistency: z.string().default(""),
  bind: bindPart.prefault({}),
  volume: z
    .strictObject({ nocopy: z.boolean().default(false), subpath: z.string().default("") })
    .prefault({}),
  tmpfs: z.strictObject({ size: size.default(0), mode: z.number().int().default(0) }).prefault({}),
});

const readVolumes: Reader = ({ spec, names }, value) => {
  for (const one of as(z.array(z.unknown()), value, "[data:/data]")) {
    if (typeof one !== "string") spec.mounts.push(readMountPart(one, names));
    else {
      const volume = readVolume(one);
      const isNamed = volume.source !== "" && !isHostPath(volume.source);
      spec.volumes.push(isNamed ? { ...volume, source: names.volumes(volume.source) } : volume);
    }
  }
};

function readMountPart(value: unknown, names: ReadContext["names"]): MountSpec {
  const part = as(mountPart, value, "{ type: volume, source: data, target: /data }");
  if (/^[.~]/.test(part.source)) throw new NotHere("relative_path");
  const source = part.type === "volume" && part.source !== "" ? names.volumes(part.source) : part.source;
  const { propagation, recursive, create_host_path } = part.bind;
  return {
    ...plainMount(part.type, source, part.target),
    ...{ readOnly: part.read_only, consistency: part.consistency },
    ...{ bindPropagation: propagation, bindCreate: create_host_path },
    bindRecursive: recursive === "enabled" ? "" : recursive,
    ...{ volumeNoCopy: part.volume.nocopy, volumeSubpath: part.volume.subpath },
    ...{ tmpfsSize: part.tmpfs.size, tmpfsMode: part.tmpfs.mode },
  };
}

const limit = z.union([z.number().int(), z.strictObject({ soft: z.number().int(), hard: z.number().int() })]);
const rates = z.array(z.strictObject({ path: z.string(), rate: size })).default([]);
const blkio = z.strictObject({
  weight: z.number().int().nullable().default(null),
  weight_device: z.array(z.strictObject({ path: z.string(), weight: z.number().int() })).default([]),
  device_read_bps: rates,
  device_write_bps: rates,
  device_read_iops: rates,
  device_write_iops: rates,
});

const devicePart = z.strictObject({
  driver: z.string().default(""),
  count: z.union([z.literal("all"), z.number().int()]).optional(),
  device_ids: texts.default([]),
  capabilities: texts,
  options: map,
});
const deploy = z.strictObject({
  resources: z.strictObject({ reservations: z.strictObject({ devices: z.array(devicePart) }) }),
});

const duration = z.string().default("0s").transform(readDuration);
const health = z.strictObject({
  test: z.union([z.string(), texts]).default([]),
  disable: z.boolean().default(false),
  interval: duration,
  timeout: duration,
  start_period: duration,
  start_interval: duration,
  retries: z
    .union([z.number(), z.string()])
    .default(0)
    .transform((value) => readInteger(String(value), 0)),
});

/** Keys whose values are not in the words of a flag. */
export const specialKeys: Readonly<Record<string, Reader>> = {
  image: ({ spec }, value) => {
    spec.image = as(z.string(), value, "nginx:1.27");
  },
  command: ({ spec }, value) => {
    spec.command = value === null ? [] : commandWords(value);
  },
  entrypoint: ({ spec }, value) => {
    const words = value === null ? null : commandWords(value);
    spec.entrypoint = words?.length === 0 ? [""] : words;
  },
  stop_grace_period: ({ spec }, value) => {
    spec.stopTimeout = Math.round(readDuration(as(z.string(), value, "10s")) / 1e9);
  },
  network_mode: ({ spec }, value) => {
    const name = as(z.string(), value, "bridge | host | none");
    const mac = spec.networks[0]?.mac ?? "";
    const isDefault = name === "bridge" || name === "default";
    if (!isDefault || mac !== "") spec.networks = [{ ...plainNetwork(isDefault ? "default" : name), mac }];
  },
  mac_address: ({ spec }, value) => {
    const mac = as(z.string(), value, "02:42:ac:11:00:02");
    const [first = plainNetwork("default"), ...others] = spec.networks;
    spec.networks = [{ ...first, mac }, ...others];
  },
  networks: readNetworks,
  volumes: readVolumes,
  volumes_from: ({ spec }, value) => {
    spec.volumesFrom = as(texts, value, "[container:name]").map((one) => one.replace(/^container:/, ""));
  },
  ulimits: ({ spec }, value) => {
    const limits = as(z.record(z.string(), limit), value, "nofile: { soft: 1024, hard: 2048 }");
    spec.ulimits = Object.entries(limits).map(([name, one]) =>
      typeof one === "number" ? { name, soft: one, hard: one } : { name, ...one },
    );
  },
  blkio_config: ({ spec }, value) => {
    const config = as(blkio, value, "{ weight: 300 }");
    spec.blkioWeight = config.weight;
    spec.blkioWeightDevices = config.weight_device;
    spec.deviceReadBps = config.device_read_bps;
    spec.deviceWriteBps = config.device_write_bps;
    spec.deviceReadIops = config.device_read_iops;
    spec.deviceWriteIops = config.device_write_iops;
  },
  deploy: ({ spec }, value) => {
    const { devices } = as(deploy, value, "resources.reservations.devices").resources.reservations;
    spec.deviceRequests = devices.map(({ driver, count, device_ids, capabilities, options }) => ({
      ...{ driver, options, devices: device_ids },
      count: count === "all" ? -1 : (count ?? (device_ids.length > 0 || driver === "cdi" ? 0 : -1)),
      capabilities: capabilities.length === 0 ? [] : [capabilities],
    }));
  },
  healthcheck: ({ spec }, value) => {
    const check = as(health, value, "{ test: [CMD, true], interval: 30s }");
    const test = typeof check.test === "string" ? ["CMD-SHELL", check.test] : check.test;
    spec.health = {
      ...{ test: check.disable ? ["NONE"] : test, interval: check.interval, timeout: check.timeout },
      ...{ startPeriod: check.start_period, startInterval: check.start_interval, retries: check.retries },
    };
  },
  logging: ({ spec }, value) => {
    const logging = as(
      z.strictObject({ driver: z.string().default(""), options: map }),
      value,
      "driver: json-file",
    );
    spec.logDriver = logging.driver;
    spec.logOptions = logging.options;
  },
  env_file: () => {
    throw new NotHere("file");
  },
};
