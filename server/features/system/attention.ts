import { type AttentionItem, attentionReasons } from "#lib/contracts/system.ts";
import { toContainerState } from "#lib/docker/container-state.ts";
import { explainExitCode } from "#lib/docker/exit-code.ts";
import { bareName } from "#lib/docker/names.ts";
import type { ContainerEntry } from "../../engine/mirror/container-entry.ts";

/** What is known of a container's past that its state does not say. Times in ms since the epoch. */
export type Past = {
  /** Whether somebody asked it to stop before it ended then; null where nobody remembers. */
  askedToStop(id: string, finishedAt: number): boolean | null;
  /** When it was paused, if that is remembered. */
  pausedAt(id: string): number | null;
  /** When its health check began to fail, if that is remembered. */
  unhealthySince(id: string): number | null;
};

type Found = Pick<AttentionItem, "reason" | "since">;

const dayMs = 24 * 60 * 60 * 1000;
/** A pause that lasts longer may have been forgotten. */
const longPauseMs = 60 * 60 * 1000;

/** Ends that a stop by request causes: by itself, or by the signals that a stop sends. */
const endsOfAStop: ReadonlySet<string> = new Set(["stopped", "killed"]);

const findExited = ({ id, details }: ContainerEntry, past: Past, now: number): Found | null => {
  if (!details || details.finishedAt === null || now - details.finishedAt > dayMs) return null;
  const since = details.finishedAt;
  if (details.oomKilled) return { reason: "outOfMemory", since };
  const { meaning } = explainExitCode(details.exitCode);
  if (meaning === "success") return null;
  // Where nobody remembers, the signals of a stop are taken for one.
  if (endsOfAStop.has(meaning) && past.askedToStop(id, since) !== false) return null;
  return { reason: "exitedWithError", since };
};

const find = (entry: ContainerEntry, past: Past, now: number): Found | null => {
  const { id, summary, details } = entry;
  const finishedAt = details?.finishedAt ?? null;
  switch (toContainerState(summary.State)) {
    case "running":
      return details?.health?.status === "unhealthy"
        ? { reason: "unhealthy", since: past.unhealthySince(id) }
        : null;
    case "restarting":
      return { reason: "restarting", since: finishedAt };
    case "dead":
      return { reason: "dead", since: finishedAt };
    case "paused": {
      const since = past.pausedAt(id);
      return since !== null && now - since < longPauseMs ? null : { reason: "paused", since };
    }
    case "exited":
      return findExited(entry, past, now);
    default:
      return null;
  }
};

/** Why a container should be looked at now; null when there is no reason. */
export const attentionTo = (
  entry: ContainerEntry,
  { past, now, ownId }: { past: Past; now: number; ownId: string | null },
): AttentionItem | null => {
  const found = find(entry, past, now);
  if (!found) return null;
  const { id, summary, details } = entry;
  return {
    id,
    name: bareName(summary.Names[0] ?? id.slice(0, 12)),
    exitCode: details?.exitCode ?? null,
    restarts: details?.restartCount ?? null,
    self: id === ownId,
    ...found,
  };
};

/** The worst first; among equals the latest, then by name. */
export const compareAttention = (left: AttentionItem, right: AttentionItem): number =>
  attentionReasons.indexOf(left.reason) - attentionReasons.indexOf(right.reason) ||
  (right.since ?? 0) - (left.since ?? 0) ||
  (left.name < right.name ? -1 : 1);
