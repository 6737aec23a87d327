import type { ContainerRow } from "#lib/contracts/container-row.ts";

type Seen = Pick<ContainerRow, "startedAt" | "restarts">;

/** How a container that was watched ended. `null` codes are not known: it was removed, or runs again already. */
export type Exit = { kind: "exited"; code: number } | { kind: "restarted" } | { kind: "removed" };

const runs = ({ state }: Pick<ContainerRow, "state">): boolean =>
  state === "running" || state === "paused" || state === "removing";

/**
 * How it ended, by its row now and what was seen of the run that was watched; null while that run goes on, and for the
 * moment until its exit code has been read.
 */
export const exitOf = (seen: Seen, now: ContainerRow | undefined): Exit | null => {
  if (!now) return { kind: "removed" };
  const isAnotherRun =
    (seen.startedAt !== null && now.startedAt !== null && now.startedAt !== seen.startedAt) ||
    (seen.restarts !== null && now.restarts !== null && now.restarts > seen.restarts);
  if (now.state === "exited" || now.state === "dead") {
    return now.exitCode === null ? null : { kind: "exited", code: now.exitCode };
  }
  if (runs(now)) return isAnotherRun ? { kind: "restarted" } : null;
  return { kind: "restarted" };
};
