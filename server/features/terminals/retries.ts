/** What failed so far: how often in all and with a process of ours in the container, since when, and when to try again. */
export type Attempts = { failed: number; ran: number; since: number; dueAt: number };

/** Each is a process of ours in somebody's container, and may be a privileged one. */
const mostRuns = 6;
const longestWaitMs = 5 * 60_000;
/** A container may be paused, and an engine away, for long; to ask again starts nothing there. */
const patienceMs = 24 * 3_600_000;

/** When to try again after one more failure; null where it is given up. Times are of `performance.now()`. */
export const afterFailure = (
  before: Attempts | undefined,
  { didRun, firstWaitMs }: { didRun: boolean; firstWaitMs: number },
  now = performance.now(),
): Attempts | null => {
  const failed = (before?.failed ?? 0) + 1;
  const ran = (before?.ran ?? 0) + (didRun ? 1 : 0);
  const since = before?.since ?? now;
  if (ran >= mostRuns || now - since >= patienceMs) return null;
  return { failed, ran, since, dueAt: now + Math.min(firstWaitMs * 2 ** (failed - 1), longestWaitMs) };
};
