import { z } from "zod";
import { type SystemSummary, systemSummary } from "#lib/contracts/system.ts";
import { PreparedJson } from "../../http/prepared-json.ts";

const messageOf = z.strictObject({ type: z.literal("summary"), summary: systemSummary });
type Listener = (message: PreparedJson<{ type: "summary"; summary: SystemSummary }>) => void;

/** At most so often is it counted anew, however fast the engine changes. */
const restMs = 250;
/** What needs attention changes with time alone, too: pauses grow long, ends grow old. */
const ageMs = 60_000;

/**
 * An engine's summary for all who look at it: counted once per change, however many they are, and not at all while
 * nobody does. Nothing here asks the engine.
 */
export const createSummaryFeed = (
  sources: readonly { subscribe(listener: () => void): () => void }[],
  count: () => SystemSummary,
) => {
  const listeners = new Set<Listener>();
  let disposals: (() => void)[] = [];
  let resting: NodeJS.Timeout | undefined;
  let isChanged = false;
  let last: Parameters<Listener>[0] | null = null;

  const tell = (): void => {
    isChanged = false;
    const next = PreparedJson.of(messageOf, { type: "summary", summary: count() });
    if (next.text === last?.text) return;
    last = next;
    for (const listener of listeners) listener(next);
  };

  const rest = (): void => {
    resting = setTimeout(() => {
      resting = undefined;
      if (!isChanged) return;
      tell();
      rest();
    }, restMs);
  };

  const changed = (): void => {
    isChanged = true;
    if (resting) return;
    tell();
    rest();
  };

  const start = (): void => {
    const aging = setInterval(changed, ageMs);
    disposals = [
      ...sources.map((source) => source.subscribe(changed)),
      () => clearInterval(aging),
      () => clearTimeout(resting),
    ];
    changed();
  };

  const stop = (): void => {
    for (const dispose of disposals) dispose();
    disposals = [];
    resting = undefined;
    last = null;
  };

  return {
    /** Tells the summary now, and whenever it says something else. Returns the way to stop. */
    subscribe: (listener: Listener): (() => void) => {
      if (listeners.size === 0) start();
      listeners.add(listener);
      if (last) listener(last);
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) stop();
      };
    },
  };
};
