import { isCodedError } from "#lib/errors/coded-error.ts";
import type { EngineClient } from "../client.ts";
import type { Connection } from "../connection.ts";
import { pause } from "../pause.ts";
import { cancelledError } from "../transport/failure.ts";
import type { EngineEvent } from "../types/system.ts";
import { followedTypes, openEventFeed } from "./event-feed.ts";
import { hintsOf, type MirrorKind, mirrorKinds } from "./hints.ts";
import type { createKinds } from "./kinds.ts";
import { createLater } from "./later.ts";

export type SessionOptions = ReturnType<typeof createKinds> & {
  readonly client: EngineClient;
  readonly connection: Connection;
  readonly auditMs: number;
  readonly onEvent: (event: EngineEvent, isNews: boolean) => void;
  readonly onLive: () => void;
  readonly onDrift: (kind: MirrorKind, keys: readonly string[]) => void;
  /** The time of the newest event that has arrived, ns by the engine's clock; 0 before the first. */
  readonly heard: { timeNano: number };
};

const settleMs = 1_000;

/** Marks what events name, and once more later what the engine writes down late. */
const createMarker = ({ kinds }: SessionOptions) => {
  const soon = createLater(500, 2_000);
  const lists = createLater(2_000, 10_000);
  return {
    take(event: EngineEvent): void {
      for (const { kind, key, again } of hintsOf(event)) {
        const mark = () => kinds[kind].hint(key);
        if (key !== null || !again) mark();
        if (again) {
          kinds[kind].announce(key);
          (key === null ? lists : soon).ask(`${kind} ${key}`, mark);
        }
      }
    },
    clear(): void {
      soon.clear();
      lists.clear();
    },
  };
};

/** Excuses what the engine has announced since `fromNano` and remembers, though it may not have arrived here. */
const excuseLate = async (options: SessionOptions, fromNano: number, signal: AbortSignal): Promise<void> => {
  const { client, kinds } = options;
  const { engineTime } = await client.ping({ signal });
  if (engineTime === null || fromNano === 0) return;
  const span = { since: Math.floor(fromNano / 1e9), until: engineTime + 1 };
  // The engine's clock was set back: there is nothing to ask for.
  if (span.until <= span.since) return;
  for await (const event of await client.events({ ...span, types: followedTypes, signal })) {
    if (event.timeNano <= fromNano) continue;
    for (const { kind, key } of hintsOf(event)) kinds[kind].excuse(key);
  }
};

const auditAll = async (options: SessionOptions, signal: AbortSignal): Promise<void> => {
  for (const kind of mirrorKinds) {
    const heardNano = options.heard.timeNano;
    const settle = async (): Promise<void> => {
      await pause(settleMs, signal);
      // What cannot be excused is counted; it is repaired all the same.
      await excuseLate(options, heardNano, signal).catch((error: unknown) => {
        if (!isCodedError(error)) throw error;
      });
    };
    const found = await options.kinds[kind].audit(settle, signal).catch((error: unknown) => {
      if (isCodedError(error)) return []; // The engine did not answer; its silence is the connection's business.
      throw error;
    });
    if (found.length > 0) options.onDrift(kind, found);
  }
};

const auditSlowly = async (options: SessionOptions, signal: AbortSignal): Promise<never> => {
  while (!signal.aborted) {
    await pause(options.auditMs, signal);
    if (!signal.aborted) await auditAll(options, signal);
  }
  throw cancelledError();
};

/** A kind that could not be read is tried again by its refresher; here its readers learn how that went. */
const syncLater = async (kind: SessionOptions["kinds"][MirrorKind], signal: AbortSignal): Promise<void> => {
  while (!signal.aborted) {
    const failure = await kind.sync().then(
      () => null,
      (error: unknown) => ({ error }),
    );
    if (failure === null) return;
    if (!signal.aborted) kind.readiness.fail(failure.error);
  }
};

/**
 * Reads all kinds; one that cannot be read (a broken volume plugin) does not keep the others back. Containers have to be
 * read: an engine that cannot list them is none.
 */
const syncAll = async ({ kinds }: SessionOptions, signal: AbortSignal): Promise<void> => {
  const sync = async (name: MirrorKind): Promise<void> => {
    const kind = kinds[name];
    try {
      await kind.sync();
    } catch (error) {
      if (signal.aborted || name === "containers") throw error;
      kind.readiness.fail(error);
      void syncLater(kind, signal);
    }
  };
  await Promise.all(mirrorKinds.map(sync));
};

/**
 * One life of the mirror on one connection: subscribe, read all, follow. Never resolves; rejects when the events are lost
 * or the engine cannot be reached, and as `cancelled` when `signal` is aborted.
 */
export const runSession = async (options: SessionOptions, signal: AbortSignal): Promise<never> => {
  const own = new AbortController();
  const within = AbortSignal.any([signal, own.signal]);
  const marker = createMarker(options);
  const kinds = Object.values(options.kinds);
  options.heard.timeNano = 0;
  const dispose = options.connection.onState(({ status }) => {
    if (status === "unreachable") own.abort();
  });
  try {
    const onEvent = (event: EngineEvent, isNews: boolean) => {
      options.heard.timeNano = Math.max(options.heard.timeNano, event.timeNano);
      if (isNews) marker.take(event);
      options.onEvent(event, isNews);
    };
    const feed = await openEventFeed({ ...options, onEvent, signal: within });
    for (const kind of kinds) kind.refresher.start();
    options.filler.start();
    await Promise.race([feed.ended, syncAll(options, within)]);
    options.onLive();
    return await Promise.race([feed.ended, auditSlowly(options, within)]);
  } finally {
    own.abort();
    dispose();
    marker.clear();
    options.filler.stop();
    for (const kind of kinds) kind.refresher.stop(cancelledError());
  }
};

/** One audit now, for those who cannot wait for the next. */
export const auditNow = (options: SessionOptions): Promise<void> =>
  auditAll(options, new AbortController().signal);
