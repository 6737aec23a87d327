import type { Environment } from "#lib/contracts/environments.ts";
import type { MirrorKind } from "../engine/mirror/hints.ts";
import type { ScopedEngine } from "../http/call.ts";
import type { PreparedJson } from "../http/prepared-json.ts";
import { followEngineState, whenListed } from "./follow-engine-state.ts";
import { type Followed, followLive } from "./follow-live.ts";
import type { Position } from "./live-view.ts";

/** Resolves when all of these kinds have been read; rejects where one cannot be. */
export const readyWith =
  (kinds: readonly MirrorKind[]) =>
  (engine: ScopedEngine): Promise<unknown> =>
    Promise.all(kinds.map((kind) => engine.mirror.ready(kind)));

type StateMessage = { type: "state"; state: Environment["state"]; problem: string | null };

export type FollowCall<Message> = {
  engine: ScopedEngine;
  /** Where the reader stands. */
  input: Position;
  channel: {
    send(message: StateMessage | PreparedJson<Message>): boolean;
    bufferedBytes(): number;
    close(): void;
  };
  signal: AbortSignal;
};

/**
 * A live list's channel: how the engine stands, and the rows once these kinds have been read. The channel opens at once,
 * whatever the engine does.
 */
export const followView = <Snapshot, Patch>(
  { engine, input, channel, signal }: FollowCall<Snapshot | Patch>,
  kinds: readonly MirrorKind[],
  view: () => Followed<Snapshot, Patch>,
): void => {
  followEngineState(engine, channel, signal);
  whenListed(engine, kinds, signal).then(
    () => followLive(view(), channel, input, signal),
    () => channel.close(),
  );
};
