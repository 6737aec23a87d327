import type { MountSpec } from "../spec/mount.ts";
import type { ContainerSpec } from "../spec.ts";
import { writeVolume } from "../values/volume.ts";

/** The `-v` with a source, as the engine takes them: text. */
export const bindsBody = ({ volumes }: ContainerSpec): string[] | null => {
  const binds = volumes.filter(({ source }) => source !== "").map(writeVolume);
  return binds.length === 0 ? null : [...new Set(binds)];
};

/** One `--mount`. What is not said is left out. */
export const mountBody = (mount: MountSpec) => ({
  Type: mount.type,
  ...(mount.source === "" ? {} : { Source: mount.source }),
  Target: mount.target,
  ...(mount.readOnly ? { ReadOnly: true } : {}),
  ...(mount.consistency === "" ? {} : { Consistency: mount.consistency }),
  ...part("BindOptions", bindOptions(mount)),
  ...part("VolumeOptions", volumeOptions(mount)),
  ...part("TmpfsOptions", tmpfsOptions(mount)),
});

const part = <K extends string, T extends object>(key: K, options: T): { [P in K]?: T } =>
  (Object.keys(options).length === 0 ? {} : { [key]: options }) as { [P in K]?: T };

const bindOptions = ({ bindPropagation, bindRecursive, bindCreate }: MountSpec) => ({
  ...(bindPropagation === "" ? {} : { Propagation: bindPropagation }),
  ...(bindRecursive === "disabled" ? { NonRecursive: true } : {}),
  ...(bindRecursive === "writable" ? { ReadOnlyNonRecursive: true } : {}),
  ...(bindRecursive === "readonly" ? { ReadOnlyForceRecursive: true } : {}),
  ...(bindCreate ? { CreateMountpoint: true } : {}),
});

const isEmpty = (map: object): boolean => Object.keys(map).length === 0;

/** The command line always sends a driver with options of a volume, empty where none is named [measured]. */
function volumeOptions(mount: MountSpec) {
  const options = {
    ...(mount.volumeNoCopy ? { NoCopy: true } : {}),
    ...(isEmpty(mount.volumeLabels) ? {} : { Labels: mount.volumeLabels }),
    ...(mount.volumeSubpath === "" ? {} : { Subpath: mount.volumeSubpath }),
  };
  const driver = {
    ...(mount.volumeDriver === "" ? {} : { Name: mount.volumeDriver }),
    ...(isEmpty(mount.volumeOptions) ? {} : { Options: mount.volumeOptions }),
  };
  return isEmpty(options) && isEmpty(driver) ? {} : { ...options, DriverConfig: driver };
}

const tmpfsOptions = ({ tmpfsSize, tmpfsMode }: MountSpec) => ({
  ...(tmpfsSize > 0 ? { SizeBytes: tmpfsSize } : {}),
  ...(tmpfsMode > 0 ? { Mode: tmpfsMode } : {}),
});
