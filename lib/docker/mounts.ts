import { isFullId } from "./names.ts";

/** A mount of a container, read the same way whatever made it. What the engine does not say is empty, or null. */
export type Mount = {
  /** The engine's word: bind, volume, tmpfs, npipe, image, cluster ... */
  type: string;
  /** Name of a volume. */
  name: string | null;
  /** Host path of a bind or npipe, data directory of a volume; empty for tmpfs. */
  source: string;
  destination: string;
  driver: string | null;
  /** Mode or tmpfs options as the engine has them, e.g. `z` or `rw,size=1m`. */
  mode: string;
  readOnly: boolean;
  /** Propagation of a bind: rprivate, rslave, shared ... */
  propagation: string;
  /** A volume that nobody named: `docker rm -v` removes it. */
  anonymous: boolean;
};

/** The part of a container's inspect that tells its mounts. */
export type InspectedMounts = {
  Mounts?: readonly EngineMount[] | null | undefined;
  HostConfig?: { Tmpfs?: Readonly<Record<string, string>> | null | undefined } | null | undefined;
};

type EngineMount = {
  Type?: string | undefined;
  Name?: string | undefined;
  Source?: string | undefined;
  Destination: string;
  Driver?: string | undefined;
  Mode?: string | undefined;
  RW?: boolean | undefined;
  Propagation?: string | undefined;
};

/** All mounts, by destination. `docker run --tmpfs` is not among the engine's `Mounts` and is added from HostConfig. */
export function containerMounts(inspect: InspectedMounts): Mount[] {
  const mounts = (inspect.Mounts ?? []).map(toMount);
  const seen = new Set(mounts.map((mount) => mount.destination));
  for (const [destination, options] of Object.entries(inspect.HostConfig?.Tmpfs ?? {})) {
    if (!seen.has(destination)) mounts.push(tmpfsMount(destination, options));
  }
  return mounts.sort((a, b) => (a.destination < b.destination ? -1 : a.destination > b.destination ? 1 : 0));
}

const orNull = (text: string | undefined): string | null => (text === undefined || text === "" ? null : text);

const toMount = (mount: EngineMount): Mount => ({
  type: mount.Type ?? "",
  name: orNull(mount.Name),
  source: mount.Source ?? "",
  destination: mount.Destination,
  driver: orNull(mount.Driver),
  mode: mount.Mode ?? "",
  readOnly: mount.RW === false,
  propagation: mount.Propagation ?? "",
  // The engine names such a volume with 64 random hex digits.
  anonymous: mount.Type === "volume" && isFullId(mount.Name ?? ""),
});

const tmpfsMount = (destination: string, options: string): Mount => ({
  type: "tmpfs",
  name: null,
  source: "",
  destination,
  driver: null,
  mode: options,
  readOnly: options.split(",").includes("ro"),
  propagation: "",
  anonymous: false,
});
