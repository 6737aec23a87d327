import type { ContainerRow } from "#lib/contracts/containers.ts";
import type { Verb } from "./verb.ts";

type Shown = Pick<ContainerRow, "state" | "startedAt" | "restarts">;

/** An action on its way. What it was asked of is kept, to know by the live row when it has come about. */
export type Pending = {
  verb: Verb;
  before: Shown;
  /** When the engine said yes, in ms since the epoch; null while it is still at work. */
  answeredAt: number | null;
};

/** How long a row may still show "Stopping…" after the answer, when no change of it arrives. */
export const settleWithinMs = 2_000;

const reached: Record<Verb, (now: Shown, before: Shown) => boolean> = {
  start: (now) => now.state !== "created" && now.state !== "exited",
  stop: (now) => now.state === "exited" || now.state === "dead",
  restart: (now, before) => now.state === "running" && now.startedAt !== before.startedAt,
  // A signal need not change anything that can be seen.
  kill: () => true,
  pause: (now) => now.state === "paused",
  unpause: (now) => now.state !== "paused",
  remove: (now) => now.state === "removing",
};

/**
 * Whether an action is over for the eye: the engine has answered, and the live row shows what it did. A row that has
 * gone has nothing left to wait for. Until then the row says what is under way; after it, only the engine's truth.
 */
export const isSettled = (pending: Pending, row: Shown | null, now: number): boolean => {
  if (row === null) return true;
  if (pending.answeredAt === null) return false;
  return reached[pending.verb](row, pending.before) || now - pending.answeredAt >= settleWithinMs;
};
