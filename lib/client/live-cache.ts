import { type QueryClient, queryOptions } from "@tanstack/react-query";
import type { Channel, InputOf, Query } from "../contracts/contract.ts";
import type { CodedError } from "../errors/coded-error.ts";
import { call } from "./api-client.ts";
import { queryKey } from "./query-client.ts";
import type { SocketClient } from "./socket-client.ts";

type Row = { id: string };

/** What a live list's query answers; see `lib/contracts/live.ts`. */
export type LiveList<R extends Row> = { epoch: string; version: number; items: R[] };

type ConnectionState = "connecting" | "connected" | "stale" | "unreachable";

type LivePatch<R extends Row> = {
  type: "patch";
  epoch: string;
  since: number;
  version: number;
  upserts: R[];
  removes: string[];
};

type LiveMessage<R extends Row> =
  | ({ type: "snapshot" } & LiveList<R>)
  | LivePatch<R>
  | { type: "state"; state: ConnectionState; problem: string | null };

export type FollowEvents = {
  onState?(state: ConnectionState, problem: string | null): void;
  onClose?(error: CodedError | null): void;
};

/** Applies a patch: rows keep their identity unless they changed, so that only changed lines are drawn anew. */
export const applyPatch = <R extends Row>(
  list: LiveList<R>,
  patch: { version: number; upserts: R[]; removes: string[] },
): LiveList<R> => {
  const fresh = new Map(patch.upserts.map((row) => [row.id, row]));
  const gone = new Set(patch.removes);
  const items: R[] = [];
  for (const row of list.items) {
    const replacement = fresh.get(row.id);
    if (replacement) {
      items.push(replacement);
      fresh.delete(row.id);
    } else if (!gone.has(row.id)) items.push(row);
  }
  items.push(...fresh.values());
  return { epoch: list.epoch, version: patch.version, items };
};

const withoutType = <R extends Row>({ epoch, version, items }: LiveList<R>): LiveList<R> => ({
  epoch,
  version,
  items,
});

/**
 * The query of a live list. It is read once and then kept current by its channel; a reading that was overtaken by
 * patches on its way does not undo them. Structural sharing is off: rows keep their identity by `applyPatch` already.
 */
export const liveQueryFor = <R extends Row>(list: Query, input: object) =>
  queryOptions<LiveList<R>, CodedError>({
    queryKey: queryKey(list, input as InputOf<Query>),
    queryFn: async ({ signal, client, queryKey: key }) => {
      const fetched = (await call(list, input as InputOf<Query>, { signal })) as LiveList<R>;
      const held = client.getQueryData<LiveList<R>>(key);
      return held && held.epoch === fetched.epoch && held.version > fetched.version ? held : fetched;
    },
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });

/**
 * Keeps a list's cached answer current by its channel, from the position that the cache has (begin when the query has
 * answered). A gap in the patches makes it ask anew. Returns what stops it.
 */
export const followList = <R extends Row>(
  client: QueryClient,
  socket: SocketClient,
  source: { list: Query; follow: Channel; input: object },
  events: FollowEvents = {},
): (() => void) => {
  const key = queryKey(source.list, source.input as InputOf<Query>);
  const held = () => client.getQueryData<LiveList<R>>(key);
  const position = () => {
    const list = held();
    return { ...source.input, ...(list ? { epoch: list.epoch, version: list.version } : {}) };
  };
  const onMessage = (message: LiveMessage<R>): void => {
    if (message.type === "state") events.onState?.(message.state, message.problem);
    else if (message.type === "snapshot") client.setQueryData(key, withoutType(message));
    else onPatch(message);
  };
  const onPatch = (patch: LivePatch<R>): void => {
    const list = held();
    if (!list || list.epoch !== patch.epoch || patch.since > list.version) reopen();
    else if (patch.version > list.version) client.setQueryData(key, applyPatch(list, patch));
  };
  const open = () =>
    socket.open(source.follow, position as () => InputOf<Channel>, {
      onMessage: onMessage as (message: unknown) => void,
      onClose: (error) => events.onClose?.(error),
    });
  let channel = open();
  const reopen = (): void => {
    channel.close();
    channel = open();
  };
  return () => channel.close();
};
