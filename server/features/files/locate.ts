import { baseName, parentPath } from "#lib/docker/file-path.ts";
import { CodedError, isCodedError } from "#lib/errors/coded-error.ts";
import type { TarEntry } from "../../engine/tar/tar-header.ts";
import type { PathStat } from "../../engine/types/archive.ts";
import { statByTool, unreadable } from "./by-tools.ts";
import type { ContainerFiles } from "./container-files.ts";
import { mountAt } from "./mounts.ts";

export type Located = {
  readonly path: string;
  readonly stat: Pick<PathStat, "kind" | "permissions" | "size" | "modifiedAt">;
  /** What the container's own tools say, where the archive API does not see what is there. */
  readonly own: TarEntry | null;
};

/** As many as Linux follows. */
const maxLinks = 40;

const isNotFound = (error: unknown): boolean => isCodedError(error) && error.code === "not_found";

/**
 * What a path leads to, past links. Each is resolved by the engine inside the container's own root, or by the container's
 * own `stat`, never by us. Rejects with `not_found`, also for a link that leads nowhere.
 */
export const locate = async (files: ContainerFiles, path: string, signal: AbortSignal): Promise<Located> => {
  const { client, id } = files;
  let at = path;
  for (let links = 0; links <= maxLinks; links += 1) {
    if (isUnseen(files, at)) return byTool(files, at, signal);
    try {
      const stat = await client.statPath(id, at, { signal });
      if (stat.kind !== "link" || stat.target === null) return { path: at, stat, own: null };
      at = stat.target;
    } catch (error) {
      // It may lie behind a folder that is a link into memory.
      const own =
        isNotFound(error) && files.runs ? await statByTool(files, at, { follow: true }, signal) : null;
      if (!own) throw error;
      return { path: at, stat: own, own };
    }
  }
  throw new CodedError("engine_refused", "The links there lead in a circle", {
    reason: `Too many links from ${baseName(path)}`,
  });
};

const isUnseen = ({ mounts }: ContainerFiles, path: string): boolean => mountAt(mounts, path) !== "engine";

const byTool = async (files: ContainerFiles, path: string, signal: AbortSignal): Promise<Located> => {
  const own = await statByTool(files, path, { follow: true }, signal);
  if (own) return { path, stat: own, own };
  // There is always something at the place of a mount: who cannot say so has no `stat`.
  if (await statByTool(files, "/", { follow: true }, signal)) {
    throw new CodedError("not_found", "There is nothing at this path", { reason: baseName(path) });
  }
  throw unreadable("The container has no stat of its own");
};

/** What is at a path itself, or null where nothing is. */
export const statOrNull = async (
  files: ContainerFiles,
  path: string,
  signal: AbortSignal,
): Promise<Located["stat"] | null> => {
  if (isUnseen(files, path)) return statByTool(files, path, { follow: false }, signal);
  try {
    return await files.client.statPath(files.id, path, { signal });
  } catch (error) {
    if (!isNotFound(error)) throw error;
    return files.runs ? statByTool(files, path, { follow: false }, signal) : null;
  }
};

/** Refuses to have the engine write where it would write below what is mounted, and nobody would see it. */
export const assertWritable = async (
  files: ContainerFiles,
  path: string,
  signal: AbortSignal,
): Promise<void> => {
  if (!files.runs) return;
  const { own } = await locate(files, parentPath(path), signal);
  if (own) throw unwritable(path);
};

/** Why nothing can be written at a place that is located, but not seen by the engine. */
export const unwritable = (path: string): CodedError =>
  new CodedError("engine_refused", "Docker cannot write here: this folder is in memory, or the kernel's", {
    reason: `What is mounted at ${parentPath(path)} as tmpfs or by the kernel exists inside the running container alone`,
  });
