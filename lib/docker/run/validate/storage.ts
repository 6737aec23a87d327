import { isVolumeName } from "../../names.ts";
import type { MountSpec } from "../spec/mount.ts";
import type { ContainerSpec, VolumeFlag } from "../spec.ts";
import { type SpecProblem, specProblem } from "../spec-problem.ts";
import { cleanPath } from "../values/clean-path.ts";
import { isHostPath, isWritableVolume } from "../values/volume.ts";

const isAbsolute = (path: string): boolean => path.startsWith("/");

export function storageProblems(spec: ContainerSpec): SpecProblem[] {
  return [
    ...spec.volumes.flatMap(volumeProblems),
    ...spec.mounts.flatMap(mountProblems),
    ...Object.keys(spec.tmpfs)
      .filter((path) => !isAbsolute(path))
      .map((value) => specProblem("tmpfs", "path_not_absolute", { value })),
    ...twice(spec),
  ];
}

type Place = { readonly field: string; readonly target: string; readonly kind: string };

/**
 * Places where two things would be mounted, by what the engine (26.1) refuses: an unnamed volume gives way to whatever
 * else is there, the same `-v` twice is one, and a `--tmpfs` gives way to a `--mount`.
 */
function twice({ volumes, mounts, tmpfs }: ContainerSpec): SpecProblem[] {
  const places: Place[] = [
    ...volumes.map((one, index) => ({
      field: `volumes.${index}.target`,
      target: one.source === "" ? "" : one.target,
      kind: JSON.stringify(one),
    })),
    ...mounts.map(({ target }, index) => ({
      field: `mounts.${index}.target`,
      target,
      kind: `mount ${index}`,
    })),
    ...Object.keys(tmpfs).map((target) => ({ field: "tmpfs", target, kind: "tmpfs" })),
  ].filter(({ target }) => target !== "");
  return places.flatMap((place, index) =>
    places.slice(0, index).some((other) => isClash(place, other))
      ? [specProblem(place.field, "mount_twice", { value: place.target })]
      : [],
  );
}

const isClash = (left: Place, right: Place): boolean =>
  cleanPath(left.target) === cleanPath(right.target) &&
  left.kind !== right.kind &&
  !(left.kind === "tmpfs" && right.kind.startsWith("mount"));

/** An unnamed volume may be at a path that is taken from the container's root. */
const notAbsolute = (source: string): SpecProblem["code"] =>
  source === "" ? "path_from_root" : "path_not_absolute";

function volumeProblems(volume: VolumeFlag, index: number): SpecProblem[] {
  const { source, target } = volume;
  const at = `volumes.${index}`;
  const problems: SpecProblem[] = [];
  if (target === "") problems.push(specProblem(`${at}.target`, "path_required"));
  else if (!isAbsolute(target))
    problems.push(specProblem(`${at}.target`, notAbsolute(source), { value: target }));
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
