import { readFile } from "node:fs/promises";

/**
 * The id of the container that this process runs in, or null outside of one. The engine mounts a container's
 * `hostname`, `hosts` and `resolv.conf` from `<data root>/containers/<id>/`, which the mount table shows.
 */
export const findOwnContainer = async (): Promise<string | null> => {
  const mounts = await readFile("/proc/self/mountinfo", "utf8").catch(() => "");
  return /\/containers\/([0-9a-f]{64})\/(?:hostname|hosts|resolv\.conf)/.exec(mounts)?.[1] ?? null;
};
