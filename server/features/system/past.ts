import type { RecentChange } from "../../engine/recent/change-of.ts";
import type { Past } from "./attention.ts";

/** A stop waits for the container's own timeout before it kills; few give more than this. */
const stopMs = 120_000;
/** The engine tells of an end a moment after the time that it writes down for it. */
const slackMs = 5_000;

const isRequest = ({ action }: RecentChange): boolean =>
  action === "kill" || action === "stop" || action === "restart";

/** What the last changes of an engine tell of its containers' past. */
export const createPast = (changes: readonly RecentChange[]): Past => {
  const byContainer = new Map<string, RecentChange[]>();
  for (const change of changes) {
    if (change.kind !== "container") continue;
    const known = byContainer.get(change.id);
    if (known) known.push(change);
    else byContainer.set(change.id, [change]);
  }
  const remembersFrom = changes[0]?.at ?? Number.POSITIVE_INFINITY;
  const lastAt = (id: string, matches: (change: RecentChange) => boolean): number | null =>
    byContainer.get(id)?.findLast(matches)?.at ?? null;

  return {
    askedToStop: (id, finishedAt) => {
      const near = ({ at }: RecentChange) => at > finishedAt - stopMs && at < finishedAt + slackMs;
      if (byContainer.get(id)?.some((change) => isRequest(change) && near(change))) return true;
      return remembersFrom < finishedAt - slackMs ? false : null;
    },
    pausedAt: (id) => lastAt(id, ({ action }) => action === "pause"),
    unhealthySince: (id) =>
      lastAt(id, ({ action, health }) => action === "health_status" && health === "unhealthy"),
  };
};
