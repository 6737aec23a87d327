import { limitPower } from "./limit-power.ts";
import { emptySpec } from "./spec/empty.ts";
import type { ContainerSpec } from "./spec.ts";
import { type LimitName, updatable } from "./update/limits.ts";
import { isHostPath } from "./values/volume.ts";

type Field = keyof ContainerSpec;

/** Fields that reach nothing but the container itself. Any other that is said needs the host's power. */
const confined: ReadonlySet<Field> = new Set<Field>([
  ...([
    "image",
    "name",
    "platform",
    "pull",
    "command",
    "entrypoint",
    "tty",
    "interactive",
    "detach",
  ] as const),
  ...([
    "attach",
    "remove",
    "init",
    "restart",
    "stopSignal",
    "stopTimeout",
    "hostname",
    "domainname",
  ] as const),
  ...(["user", "workdir", "env", "labels", "publish", "publishAll", "expose", "readOnly"] as const),
  ...(["capDrop", "health"] as const),
]);

const longest = 200;
const said = (field: string, detail = ""): string =>
  detail === "" ? field : `${field}=${detail.length > longest ? `${detail.slice(0, longest)}…` : detail}`;

/** The rule of `limitPower` for one limit, where it is said. */
const limit =
  (name: LimitName) =>
  (spec: ContainerSpec): string[] =>
    limitPower({ [name]: spec[name] ?? undefined });

/** A gibibyte: shared memory and locked memory are the host's. */
const mostShared = 2 ** 30;

/**
 * The most of a ulimit that reaches nothing but the container; those of `freeUlimits` have no most. Real-time and other
 * priorities take CPUs from everybody, and the others count against what the kernel has for all.
 */
const mostOfUlimit: Readonly<Record<string, number>> = {
  ...{ nofile: 2 ** 20, memlock: mostShared, msgqueue: 819_200, sigpending: 65_536 },
  ...{ nice: 0, rtprio: 0 },
};
const freeUlimits: ReadonlySet<string> = new Set([
  "core",
  "cpu",
  "data",
  "fsize",
  "locks",
  "nproc",
  "rss",
  "rttime",
  "stack",
]);
const isUlimitOpen = ({ name, soft, hard }: ContainerSpec["ulimits"][number]): boolean => {
  const most = Object.hasOwn(mostOfUlimit, name) ? mostOfUlimit[name] : undefined;
  if (most === undefined) return freeUlimits.has(name);
  return [soft, hard].every((value) => value >= 0 && value <= most);
};

/** Fields of which some values are harmless: those that are not, in words. */
const partly: { readonly [F in Field]?: (spec: ContainerSpec) => string[] } = {
  ...Object.fromEntries(updatable.map((name) => [name, limit(name)])),
  ulimits: ({ ulimits }) =>
    ulimits.filter((one) => !isUlimitOpen(one)).map(({ name }) => said("ulimits", name)),
  shmSize: ({ shmSize }) => ((shmSize ?? 0) > mostShared ? [said("shmSize", String(shmSize))] : []),
  volumes: ({ volumes }) =>
    volumes.filter(({ source }) => isHostPath(source)).map(({ source }) => said("volumes", source)),
  mounts: ({ mounts }) => mounts.flatMap(mountPower),
  tmpfs: ({ tmpfs }) =>
    Object.entries(tmpfs)
      .filter(([, options]) => !/^(?:size=[0-9]+[kmgtKMGT]?[bB]?)?$/.test(options))
      .map(([path, options]) => said("tmpfs", `${path}:${options}`)),
  networks: ({ networks }) => networks.filter(isSharing).map(({ name }) => said("networks", name)),
  extraHosts: ({ extraHosts }) =>
    extraHosts.filter((host) => host.endsWith(":host-gateway")).map((host) => said("extraHosts", host)),
  ipc: ({ ipc }) => (ipc === "" || ipc === "private" || ipc === "none" ? [] : [said("ipc", ipc)]),
  cgroupns: ({ cgroupns }) => (cgroupns === "" || cgroupns === "private" ? [] : [said("cgroupns", cgroupns)]),
  securityOptions: ({ securityOptions }) =>
    securityOptions
      .filter((option) => !/^no-new-privileges(?:[=:]true)?$/.test(option))
      .map((option) => said("securityOptions", option.replace(/\{.*/s, "{…}"))),
  logDriver: ({ logDriver }) =>
    ["", "json-file", "local"].includes(logDriver) ? [] : [said("logDriver", logDriver)],
  logOptions: ({ logOptions }) =>
    Object.keys(logOptions)
      .filter((name) => !["max-size", "max-file", "compress"].includes(name))
      .map((name) => said("logOptions", name)),
  pid: ({ pid }) => (pid === "" ? [] : [said("pid", pid)]),
  uts: ({ uts }) => (uts === "" ? [] : [said("uts", uts)]),
  userns: ({ userns }) => (userns === "" ? [] : [said("userns", userns)]),
  runtime: ({ runtime }) => (runtime === "" ? [] : [said("runtime", runtime)]),
  capAdd: ({ capAdd }) => capAdd.map((capability) => said("capAdd", capability)),
  devices: ({ devices }) => devices.map(({ host }) => said("devices", host)),
  volumesFrom: ({ volumesFrom }) => volumesFrom.map((from) => said("volumesFrom", from)),
  links: ({ links }) => links.map((link) => said("links", link)),
};

const isSharing = ({ name, driverOptions }: ContainerSpec["networks"][number]): boolean =>
  name === "host" || name.startsWith("container:") || Object.keys(driverOptions).length > 0;

function mountPower(mount: ContainerSpec["mounts"][number]): string[] {
  if (mount.type === "tmpfs") return [];
  if (mount.type !== "volume") return [said("mounts", `${mount.type}:${mount.source}`)];
  const hasDriver = mount.volumeDriver !== "" || Object.keys(mount.volumeOptions).length > 0;
  return hasDriver || isHostPath(mount.source) ? [said("mounts", `volume:${mount.source}`)] : [];
}

const empty = emptySpec();

/**
 * What in a spec reaches beyond the container: each field, with what it says where that is no secret (`privileged`,
 * `volumes=/srv`). An empty list is what everyone may create who may create at all. Whatever is not known to be harmless
 * is named, so a field that is new is refused until somebody has judged it. What existing volumes are made of is for the
 * server to add. Where the policy for deployers leaves a value open the safe side is taken: logs are files of the engine's
 * own with options of their size, a runtime that is named is never the default, shared memory ends at a gibibyte, and a
 * ulimit that is unknown, or above what `mostOfUlimit` says, is the host's.
 */
export function hostPowerOf(spec: ContainerSpec): string[] {
  const fields = Object.keys(spec) as Field[];
  const words = fields.flatMap((field) => {
    if (confined.has(field)) return [];
    const some = partly[field];
    if (some) return some(spec);
    return JSON.stringify(spec[field]) === JSON.stringify(empty[field]) ? [] : [said(field)];
  });
  return [...new Set(words)];
}
