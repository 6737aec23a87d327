import { createListeners, type Report } from "./listeners.ts";
import { changeOf, type RecentChange } from "./recent/change-of.ts";
import type { EngineEvent } from "./types/system.ts";

/** Events of one moment arrive in any order; further back than this, what the engine remembers is known already. */
const slackMs = 1_000;

export type RecentChanges = {
  /** An event of the mirror's stream; `isNews` as `openEventFeed` has it. */
  take(event: EngineEvent, isNews: boolean): void;
  /** The last changes, the oldest first. */
  list(): readonly RecentChange[];
  /** The position of the last change, 0 before the first. */
  readonly position: number;
  /** Hears each change after now. Returns the way to stop. */
  subscribe(listener: (change: RecentChange) => void): () => void;
};

/**
 * The last `limit` changes of one engine, out of the events that its mirror follows anyway. When a stream is opened anew
 * the engine repeats what it remembers: what came meanwhile is taken, what is known is not told twice.
 */
export const createRecentChanges = ({
  report,
  limit = 200,
}: {
  readonly report: Report;
  readonly limit?: number;
}): RecentChanges => {
  const listeners = createListeners<RecentChange>(report);
  const kept: RecentChange[] = [];
  const keys: string[] = [];
  let position = 0;
  let lastAt = Number.NEGATIVE_INFINITY;

  return {
    take(event, isNews) {
      const change = changeOf(event, position + 1);
      if (!change) return;
      const key = `${event.timeNano} ${change.kind} ${change.action} ${change.id}`;
      if (keys.includes(key) || (!isNews && change.at < lastAt - slackMs)) return;
      position += 1;
      lastAt = change.at;
      kept.push(change);
      keys.push(key);
      if (kept.length > limit) {
        kept.shift();
        keys.shift();
      }
      listeners.tell(change);
    },
    list: () => [...kept],
    get position() {
      return position;
    },
    subscribe: listeners.add,
  };
};
