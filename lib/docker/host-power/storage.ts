import { namesEngineSocket, reachesEngineSocket } from "./engine-socket.ts";
import { type Inspected, readVolume } from "./inspected.ts";
import { type HostPowerReason, reason } from "./reason.ts";

// tmpfs is memory, an image's files are read-only content.
const harmlessTypes: ReadonlySet<string> = new Set(["tmpfs", "image"]);
const volumeNamePattern = /^[a-zA-Z0-9][a-zA-Z0-9_.-]*$/;
const windowsPath = /^[a-zA-Z]:[\\/]/;

type Options = Readonly<Record<string, string>>;

/** Where a container's storage comes from, whichever of the engine's fields says it. */
type Source =
  | { type: "host"; path: string; target: string }
  | { type: "volume"; name: string; driver: string; options: Options; target: string }
  | { type: "harmless" }
  | { type: "other"; words: string };

/** Reasons in what is mounted, as far as the container itself tells: host paths, engine sockets, volume drivers. */
export function storageReasons(inspected: Inspected): HostPowerReason[] {
  const driver = inspected.HostConfig.VolumeDriver;
  const own = isLocal(driver) ? [] : [reason("volume-driver", driver)];
  return [...own, ...storageSources(inspected).flatMap(sourceReasons)];
}

/** The names of the volumes in it; what they are made of is for `volumeReasons` to judge. */
export function volumeNames(inspected: Inspected): string[] {
  const names = storageSources(inspected).map((source) => (source.type === "volume" ? source.name : ""));
  return [...new Set(names)].filter((name) => name !== "");
}

/** Reasons in a volume that is more than a directory of the engine's own. `json` is what the engine says of it. */
export function volumeReasons(name: string, json: unknown): HostPowerReason[] {
  const volume = readVolume(json);
  if (volume === null) return [reason("unreadable", `volume ${name}`)];
  return madeOfReasons(name, volume.Driver, volume.Options);
}

type Described = {
  type: string;
  path: string;
  target: string;
  name: string;
  driver: string;
  options: Options;
};

function storageSources({ Mounts, HostConfig }: Inspected): Source[] {
  const mounted = Mounts.map(({ Type, Source: path, Destination, Name, Driver }) =>
    toSource({ type: Type, path, target: Destination, name: Name, driver: Driver, options: {} }),
  );
  const asked = HostConfig.Mounts.map(({ Type, Source: path, Target, VolumeOptions: { Name, Options } }) =>
    toSource({ type: Type, path, target: Target, name: path, driver: Name, options: Options }),
  );
  return [...mounted, ...HostConfig.Binds.map(bindSource), ...asked];
}

function toSource({ type, path, target, name, driver, options }: Described): Source {
  if (type === "bind" || type === "npipe") return { type: "host", path, target };
  if (type === "volume") return { type, name, driver, options, target };
  return harmlessTypes.has(type) ? { type: "harmless" } : { type: "other", words: `${type} ${target}` };
}

/** `source:target[:mode]`; a target alone is an anonymous volume, which `Mounts` lists by its name. */
function bindSource(bind: string): Source {
  if (windowsPath.test(bind)) return { type: "host", path: bind, target: "" };
  const [source = "", target] = bind.split(":");
  if (target === undefined) return { type: "harmless" };
  if (!volumeNamePattern.test(source)) return { type: "host", path: source, target };
  return { type: "volume", name: source, driver: "", options: {}, target };
}

function sourceReasons(source: Source): HostPowerReason[] {
  if (source.type === "harmless") return [];
  if (source.type === "other") return [reason("mount-type", source.words)];
  const socket = namesEngineSocket(source.target) ? [reason("engine-socket", source.target)] : [];
  if (source.type === "volume") {
    return [...madeOfReasons(source.name, source.driver, source.options), ...socket];
  }
  const reasons = [reason("bind-mount", source.path), ...socket];
  return reachesEngineSocket(source.path) ? [...reasons, reason("engine-socket", source.path)] : reasons;
}

const isLocal = (driver: string): boolean => driver === "" || driver === "local";

function madeOfReasons(name: string, driver: string, options: Options): HostPowerReason[] {
  const reasons = isLocal(driver) ? [] : [reason("volume-driver", `${name}: ${driver}`)];
  const set = Object.entries(options).filter(([key]) => /^(?:device|o)$/i.test(key));
  if (set.length === 0) return reasons;
  // Only the device is quoted: the value of `o` holds the password of a CIFS share.
  const device = set.find(([key]) => key.toLowerCase() === "device")?.[1] ?? "";
  reasons.push(reason("volume-options", device === "" ? name : `${name}: ${device}`));
  return device !== "" && reachesEngineSocket(device)
    ? [...reasons, reason("engine-socket", device)]
    : reasons;
}
