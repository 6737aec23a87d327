"use client";

import { type QueryClient, type UseQueryResult, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { followList, type LiveList } from "#lib/client/live-cache.ts";
import { queryFor, queryKey } from "#lib/client/query-client.ts";
import type { Channel, Query } from "#lib/contracts/contract.ts";
import { type Environment, environments } from "#lib/contracts/environments.ts";
import type { CodedError } from "#lib/errors/coded-error.ts";
import { useLiveRegistry, useSocket } from "./live-provider.tsx";

type Row = { id: string };

/**
 * A list of an environment that stays current by itself: read once, then followed by its channel. Any number of
 * components may use the same list at once; rows that did not change keep their identity.
 */
export const useLiveList = <R extends Row>(
  list: Query,
  follow: Channel,
  environment: string,
): UseQueryResult<LiveList<R>, CodedError> => {
  const client = useQueryClient();
  const socket = useSocket();
  const registry = useLiveRegistry();
  const input = useMemo(() => ({ environment }), [environment]);
  // What is followed is never stale: a second read could only bring an older picture over newer patches.
  const query = useQuery({ ...queryFor(list, input), staleTime: Number.POSITIVE_INFINITY });
  const settled = query.isSuccess || query.isError;
  useEffect(() => {
    if (!settled) return;
    const key = `${follow.name} ${environment}`;
    return registry.join(key, () =>
      followList<R>(
        client,
        socket,
        { list, follow, input },
        {
          onState: (state, problem) => setEnvironmentState(client, environment, state, problem),
          onClose: () => registry.drop(key),
        },
      ),
    );
  }, [client, socket, registry, list, follow, input, environment, settled]);
  return query as UseQueryResult<LiveList<R>, CodedError>;
};

/** Writes what a channel says about an engine into the environments' cached answer, where the shell reads it. */
const setEnvironmentState = (
  client: QueryClient,
  id: string,
  state: Environment["state"],
  problem: string | null,
): void => {
  const key = queryKey(environments.list, {});
  client.setQueryData<Environment[]>(key, (all) =>
    all?.map((one) => (one.id === id ? { ...one, state, problem, since: Date.now() } : one)),
  );
  // The engine that is back may be another version of it.
  if (state === "connected") void client.invalidateQueries({ queryKey: key });
};
