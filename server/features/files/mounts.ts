import type { ContainerInspect } from "../../engine/types/container.ts";

/**
 * What stands at a place of a running container: `engine` is what its archive API sees too. `memory` (a tmpfs) and
 * `kernel` (proc and its like) are mounted in the container alone, and the engine sees what lies below them instead.
 */
export type MountKind = "engine" | "memory" | "kernel";
export type Mount = { readonly path: string; readonly kind: MountKind };

const always: readonly Mount[] = [
  { path: "/", kind: "engine" },
  { path: "/proc", kind: "kernel" },
  { path: "/sys", kind: "kernel" },
  { path: "/dev", kind: "memory" },
];

/** What is mounted in a container while it runs. */
export const mountsOf = ({ HostConfig, Mounts }: ContainerInspect): Mount[] => {
  const tmpfs = (HostConfig as { Tmpfs?: unknown } | null | undefined)?.Tmpfs;
  const inMemory = typeof tmpfs === "object" && tmpfs !== null ? Object.keys(tmpfs) : [];
  return [
    ...always,
    ...inMemory.map((path): Mount => ({ path: path.replace(/(?<=.)\/+$/, ""), kind: "memory" })),
    ...(Mounts ?? []).map(
      ({ Destination, Type }): Mount => ({
        path: Destination ?? "",
        kind: Type === "tmpfs" ? "memory" : "engine",
      }),
    ),
  ];
};

const isWithin = (path: string, mount: string): boolean =>
  mount === "/" || path === mount || path.startsWith(`${mount}/`);

/** By which of the mounts a path is reached: the innermost. */
export const mountAt = (mounts: readonly Mount[], path: string): MountKind =>
  mounts
    .filter((mount) => isWithin(path, mount.path))
    .reduce<Mount>((best, mount) => (mount.path.length >= best.path.length ? mount : best), {
      path: "",
      kind: "engine",
    }).kind;
