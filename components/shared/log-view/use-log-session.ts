"use client";

import { useEffect, useMemo, useState, useSyncExternalStore } from "react";
import type { SocketClient } from "#lib/client/socket-client.ts";
import type { LogContainer } from "./log-items.ts";
import type { LogQuery } from "./log-query.ts";
import { LogSearch, type SearchSnapshot } from "./log-search.ts";
import { LogSession, type LogSnapshot } from "./log-session.ts";
import { LogTotal } from "./log-total.ts";

/** Follows the containers for as long as the component is there. */
export const useLogSession = (
  socket: SocketClient,
  environment: string,
  containers: readonly LogContainer[],
): { session: LogSession | null; log: LogSnapshot | null } => {
  const [session, setSession] = useState<LogSession | null>(null);
  const names = containers.map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a container that is renamed stays the same one.
  useEffect(() => {
    const made = new LogSession(socket, environment, containers);
    made.start();
    setSession(made);
    return () => made.stop();
  }, [socket, environment, names]);
  const log = useSyncExternalStore(session?.subscribe ?? never, session?.snapshot ?? nothing, nothing);
  return { session, log };
};

/** About how many lines the logs hold; null until it is known. Counted where not all of them are at hand anyway. */
export const useLogTotal = (
  environment: string,
  session: LogSession | null,
  containers: readonly LogContainer[],
  isWanted: boolean,
): number | null => {
  const [total, setTotal] = useState<LogTotal | null>(null);
  // What was wanted once is kept, wherever the reader goes.
  const [wanted, setWanted] = useState<LogSession | null>(null);
  if (isWanted && session !== null && wanted !== session) setWanted(session);
  const names = containers.map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: a container that is renamed stays the same one.
  useEffect(() => {
    setTotal(null);
    if (!session || wanted !== session) return;
    const made = new LogTotal(environment, containers);
    const unwatch = session.onLines((items) => made.addLines(items));
    void made.start();
    setTotal(made);
    return () => {
      unwatch();
      made.stop();
    };
  }, [environment, session, names, wanted]);
  return useSyncExternalStore(total?.subscribe ?? never, total?.snapshot ?? nothing, nothing);
};

const never = () => () => {};
const nothing = () => null;

/** Typing goes on for a moment before what is typed is searched for. */
const typingMs = 250;

/** Searches all of the logs for as long as there is something to search for. */
export const useLogSearch = (
  socket: SocketClient,
  environment: string,
  session: LogSession | null,
  containers: readonly LogContainer[],
  query: LogQuery | null,
): { search: LogSearch | null; found: SearchSnapshot | null } => {
  const [search, setSearch] = useState<LogSearch | null>(null);
  const asked = query === null ? null : JSON.stringify(query);
  const names = containers.map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the search is the same while its words are.
  useEffect(() => {
    setSearch(null);
    if (asked === null || !session) return;
    const made = new LogSearch(containers, JSON.parse(asked) as LogQuery);
    const unwatch = session.onLines((items) => made.addLines(items));
    const timer = setTimeout(() => {
      made.start(socket, environment);
      setSearch(made);
    }, typingMs);
    return () => {
      clearTimeout(timer);
      unwatch();
      made.stop();
    };
  }, [socket, environment, session, names, asked]);
  const found = useSyncExternalStore(search?.subscribe ?? never, search?.snapshot ?? nothing, nothing);
  return useMemo(() => ({ search, found }), [search, found]);
};
