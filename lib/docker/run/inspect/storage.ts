import { type MountSpec, plainMount } from "../spec/mount.ts";
import type { ContainerSpec, VolumeFlag } from "../spec.ts";
import type { InspectedConfig, InspectedContainer, InspectedMount } from "./inspected.ts";

/** What is mounted. With `keepVolumes` unnamed volumes are named, those of the image too. */
export function specStorage(
  { Config, HostConfig: host, Mounts }: InspectedContainer,
  { keepVolumes, image }: { keepVolumes: boolean; image: InspectedConfig | null },
) {
  const binds = host.Binds.map(readBind);
  const held = keepVolumes ? Mounts.filter(({ Type, Name }) => Type === "volume" && Name !== "") : [];
  const mounts = host.Mounts.map(toMount).map((mount) => keepVolume(mount, held));
  // What comes with --volumes-from alone comes again with it; what the container has a place for is named all the same,
  // though it may come from another: named, it is the same volume.
  const places = new Set(Config.Volumes.map(clean));
  const isOwn = (target: string): boolean => host.VolumesFrom.length === 0 || places.has(clean(target));
  const said = new Set([...binds, ...mounts].map(({ target }) => clean(target)));
  const kept = held.filter(({ Destination }) => !said.has(clean(Destination)) && isOwn(Destination));
  const named = new Set(kept.map(({ Destination }) => clean(Destination)));
  const unnamed = Config.Volumes.filter(
    (target) => !image?.Volumes.includes(target) && !named.has(clean(target)),
  );
  return {
    volumes: [
      ...binds,
      ...unnamed.map((target) => ({ source: "", target, mode: "" })),
      ...kept.map(({ Name, Destination, RW }) => ({
        source: Name,
        target: Destination,
        mode: RW ? "" : "ro",
      })),
    ] satisfies VolumeFlag[],
    mounts,
    tmpfs: host.Tmpfs,
    volumesFrom: host.VolumesFrom,
    volumeDriver: host.VolumeDriver,
    storageOptions: host.StorageOpt,
    readOnly: host.ReadonlyRootfs,
  } satisfies Partial<ContainerSpec>;
}

/** A mount without a source has a volume of its own, whose data are kept by naming it. */
function keepVolume(mount: MountSpec, held: readonly { Name: string; Destination: string }[]): MountSpec {
  if (mount.type !== "volume" || mount.source !== "") return mount;
  const volume = held.find(({ Destination }) => clean(Destination) === clean(mount.target));
  return volume ? { ...mount, source: volume.Name } : mount;
}

const clean = (path: string): string => (path === "/" ? path : path.replace(/\/+$/, ""));

/** The engine's text of a bind: what is before the first colon, the path, and perhaps a mode. */
function readBind(bind: string): VolumeFlag {
  const [, source = "", target = "", mode = ""] =
    /^([a-zA-Z]:[\\/][^:]*|[^:]*):([^:]*)(?::(.*))?$/s.exec(bind) ?? [];
  return target === "" ? { source: "", target: bind, mode: "" } : { source, target, mode };
}

function toMount(mount: InspectedMount): MountSpec {
  const { BindOptions: bind, VolumeOptions: volume, TmpfsOptions: tmpfs } = mount;
  return {
    ...plainMount(mount.Type, mount.Source, mount.Target),
    readOnly: mount.ReadOnly,
    consistency: mount.Consistency === "default" ? "" : mount.Consistency,
    bindPropagation: bind?.Propagation ?? "",
    bindRecursive: recursive(bind),
    bindCreate: bind?.CreateMountpoint ?? false,
    volumeNoCopy: volume?.NoCopy ?? false,
    volumeLabels: volume?.Labels ?? {},
    volumeDriver: volume?.DriverConfig?.Name ?? "",
    volumeOptions: volume?.DriverConfig?.Options ?? {},
    volumeSubpath: volume?.Subpath ?? "",
    tmpfsSize: tmpfs?.SizeBytes ?? 0,
    tmpfsMode: tmpfs?.Mode ?? 0,
  };
}

function recursive(bind: InspectedMount["BindOptions"]): MountSpec["bindRecursive"] {
  if (bind?.NonRecursive) return "disabled";
  if (bind?.ReadOnlyNonRecursive) return "writable";
  return bind?.ReadOnlyForceRecursive ? "readonly" : "";
}
