import type { EngineClient } from "../client.ts";
import type { Connection } from "../connection.ts";
import { pause } from "../pause.ts";
import { unanswered } from "../transport/failure.ts";
import type { EngineEvent } from "../types/system.ts";

export type EventFeedOptions = {
  readonly client: EngineClient;
  readonly connection: Connection;
  /** `isNews` is false for what the engine remembers from before the feed was opened. */
  readonly onEvent: (event: EngineEvent, isNews: boolean) => void;
  readonly signal: AbortSignal;
};

/** The kinds of objects whose events are followed. */
export const followedTypes = ["container", "image", "volume", "network", "daemon"];
/** Docker remembers 256 events, but other engines may have all there ever were. */
const memorySeconds = 24 * 3600;
/** An engine that sends no head before its first event (Podman) is not waited for longer. */
const headMs = 1_000;

const lost = (why: string) => unanswered({ sent: true, mutation: false }, "engine_unreachable", why);

/**
 * Follows an engine's events. `opened` settles when they are subscribed to. `ended` never resolves; it rejects when the
 * stream ends, breaks, or has gone silent.
 *
 * A stream that is cut without a word (a proxy that forgot it, half-open TCP) looks just like an engine where nothing
 * happens. So, on every other heartbeat, the engine is asked for the events that it remembers since the last one that
 * arrived here: if there are any from over a second ago, the stream is dead.
 */
export const openEventFeed = async (options: EventFeedOptions): Promise<{ ended: Promise<never> }> => {
  const { client, signal } = options;
  const { engineTime } = await client.ping({ signal });
  // The engine's head may precede its subscription by a moment; `since` replays what falls between. What is older is
  // history: it changes nothing that a list read from now on does not have.
  const newsNano = ((engineTime ?? 1) - 1) * 1e9;
  let lastNano = newsNano;

  const since = engineTime === null ? undefined : Math.max(1, engineTime - memorySeconds);
  const opening = client.events({ since, types: followedTypes, signal });
  const follow = async (): Promise<never> => {
    for await (const event of await opening) {
      lastNano = Math.max(lastNano, event.timeNano);
      options.onEvent(event, event.timeNano >= newsNano);
    }
    throw lost("The engine ended its stream of events");
  };

  const isDead = async (now: number): Promise<boolean> => {
    const from = Math.floor(lastNano / 1e9);
    const until = now - 1;
    if (until <= from) return false;
    for await (const event of await client.events({ since: from, until, types: followedTypes, signal })) {
      if (event.timeNano > lastNano) return true;
    }
    return false;
  };

  const followed = follow();
  const watched = watchBeats(options, isDead);
  const ended = Promise.race([followed, watched]);
  for (const promise of [followed, watched, ended]) promise.catch(() => undefined); // Reported by who awaits `ended`.
  await Promise.race([opening, pause(headMs, signal)]);
  return { ended };
};

const watchBeats = (options: EventFeedOptions, isDead: (now: number) => Promise<boolean>): Promise<never> =>
  new Promise((_resolve, reject) => {
    let beats = 0;
    let isChecking = false;
    const check = async (now: number): Promise<void> => {
      isChecking = true;
      if (await isDead(now)) reject(lost("The engine's stream of events has gone silent"));
      isChecking = false;
    };
    const dispose = options.connection.onBeat(({ engineTime }) => {
      beats += 1;
      if (engineTime !== null && beats % 2 === 0 && !isChecking) check(engineTime).catch(reject);
    });
    const leave = () => {
      dispose();
      reject(lost("The engine is no longer followed"));
    };
    options.signal.addEventListener("abort", leave, { once: true });
    if (options.signal.aborted) leave();
  });
