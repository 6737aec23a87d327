import { baseName } from "#lib/docker/file-path.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { PathStat } from "../../engine/types/archive.ts";
import type { ContainerFiles } from "./container-files.ts";

export type Located = { readonly path: string; readonly stat: PathStat };

/** As many as Linux follows. */
const maxLinks = 40;

/**
 * What a path leads to, past links. Each is resolved by the engine inside the container's own root, never by us. Rejects
 * with `not_found`, also for a link that leads nowhere.
 */
export const locate = async (
  { client, id }: ContainerFiles,
  path: string,
  signal: AbortSignal,
): Promise<Located> => {
  let at = path;
  for (let links = 0; links <= maxLinks; links += 1) {
    const stat = await client.statPath(id, at, { signal });
    if (stat.kind !== "link" || stat.target === null) return { path: at, stat };
    at = stat.target;
  }
  throw new CodedError("engine_refused", "The links there lead in a circle", {
    reason: `Too many links from ${baseName(path)}`,
  });
};

/** What is at a path itself, or null where nothing is. */
export const statOrNull = async (
  { client, id }: ContainerFiles,
  path: string,
  signal: AbortSignal,
): Promise<PathStat | null> => {
  try {
    return await client.statPath(id, path, { signal });
  } catch (error) {
    if (error instanceof CodedError && error.code === "not_found") return null;
    throw error;
  }
};
