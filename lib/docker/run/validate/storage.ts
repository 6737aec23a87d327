import { isVolumeName } from "../../names.ts";
import type { MountSpec } from "../spec/mount.ts";
import type { ContainerSpec, VolumeFlag } from "../spec.ts";
import { type SpecProblem, specProblem } from "../spec-problem.ts";
import { isHostPath, isWritableVolume } from "../values/volume.ts";

const isAbsolute = (path: string): boolean => path.startsWith("/");

export function storageProblems(spec: ContainerSpec): SpecProblem[] {
  const tmpfs = Object.keys(spec.tmpfs);
  const targets: [string, string][] = [
    ...spec.volumes.map(({ target }, index): [string, string] => [`volumes.${index}.target`, target]),
    ...spec.mounts.map(({ target }, index): [string, string] => [`mounts.${index}.target`, target]),
    ...tmpfs.map((path): [string, string] => ["tmpfs", path]),
  ];
  return [
    ...spec.volumes.flatMap(volumeProblems),
    ...spec.mounts.flatMap(mountProblems),
    ...tmpfs
      .filter((path) => !isAbsolute(path))
      .map((value) => specProblem("tmpfs", "path_not_absolute", { value })),
    ...twice(targets),
  ];
}

const clean = (path: string): string => path.replace(/\/+$/, "") || "/";

function twice(targets: readonly (readonly [string, string])[]): SpecProblem[] {
  return targets.flatMap(([field, target], index) => {
    const isSaid = targets.slice(0, index).some(([, other]) => clean(other) === clean(target));
    return isSaid && target !== "" ? [specProblem(field, "mount_twice", { value: target })] : [];
  });
}

function volumeProblems(volume: VolumeFlag, index: number): SpecProblem[] {
  const { source, target } = volume;
  const at = `volumes.${index}`;
  const problems: SpecProblem[] = [];
  if (target === "") problems.push(specProblem(`${at}.target`, "path_required"));
  else if (!isAbsolute(target))
    problems.push(specProblem(`${at}.target`, "path_not_absolute", { value: target }));
  else if (!isWritableVolume(volume))
    problems.push(
      specProblem(at, "unreadable", { value: source, expected: "/host/path:/container/path:ro" }),
    );
  if (/^[.~]/.test(source)) problems.push(specProblem(`${at}.source`, "relative_path", { value: source }));
  else if (source !== "" && !isHostPath(source) && !isVolumeName(source))
    problems.push(specProblem(`${at}.source`, "volume_name", { value: source }));
  return problems;
}

function mountProblems(mount: MountSpec, index: number): SpecProblem[] {
  const problems: SpecProblem[] = [];
  const say = (part: string, code: SpecProblem["code"], value: string) =>
    problems.push(specProblem(`mounts.${index}.${part}`, code, { value }));
  if (mount.target === "") say("target", "path_required", "");
  else if (!isAbsolute(mount.target)) say("target", "path_not_absolute", mount.target);
  if (mount.type === "bind") {
    if (mount.source === "") say("source", "path_required", "");
    else if (!isAbsolute(mount.source)) say("source", "path_not_absolute", mount.source);
  }
  if (mount.type === "volume" && mount.source !== "" && !isVolumeName(mount.source))
    say("source", "volume_name", mount.source);
  if (mount.type === "tmpfs" && mount.source !== "")
    say("source", "mount_options_of_other_type", mount.source);
  const foreign = optionsOf(mount).find((type) => type !== mount.type);
  if (foreign !== undefined) say("type", "mount_options_of_other_type", foreign);
  return problems;
}

/** The types whose options a mount has. */
function optionsOf(mount: MountSpec): string[] {
  const hasVolume =
    mount.volumeNoCopy ||
    `${mount.volumeDriver}${mount.volumeSubpath}` !== "" ||
    Object.keys({ ...mount.volumeLabels, ...mount.volumeOptions }).length > 0;
  return [
    ...(`${mount.bindPropagation}${mount.bindRecursive}` !== "" || mount.bindCreate ? ["bind"] : []),
    ...(hasVolume ? ["volume"] : []),
    ...(mount.tmpfsSize + mount.tmpfsMode > 0 ? ["tmpfs"] : []),
  ];
}
