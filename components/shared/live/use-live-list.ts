"use client";

import { type QueryClient, type UseQueryResult, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { followList, type LiveList, liveQueryFor } from "#lib/client/live-cache.ts";
import { queryKey } from "#lib/client/query-client.ts";
import type { Channel, Query } from "#lib/contracts/contract.ts";
import { type Environment, environments } from "#lib/contracts/environments.ts";
import type { CodedError } from "#lib/errors/coded-error.ts";
import { useSessionReport } from "../account/use-session-report.ts";
import { useLiveRegistry, useSocket } from "./live-provider.tsx";

type Row = { id: string };

/** A channel that the server ended is opened again after this long. */
const reopenMs = 3_000;

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
  const report = useSessionReport();
  const input = useMemo(() => ({ environment }), [environment]);
  const query = useQuery(liveQueryFor<R>(list, input));
  const settled = query.isSuccess || query.isError;
  useEffect(() => {
    if (!settled) return;
    return registry.join(`${follow.name} ${environment}`, () =>
      keepFollowing((onClose) =>
        followList<R>(
          client,
          socket,
          { list, follow, input },
          {
            onState: (state, problem) => setEnvironmentState(client, environment, state, problem),
            onClose: (error) => {
              report(error);
              onClose();
            },
          },
        ),
      ),
    );
  }, [client, socket, registry, report, list, follow, input, environment, settled]);
  return query;
};

/** Follows, and follows again whenever the server ends it, until it is stopped. */
const keepFollowing = (start: (onClose: () => void) => () => void): (() => void) => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop = () => {};
  const open = () => {
    stop = start(() => {
      timer = setTimeout(open, reopenMs);
    });
  };
  open();
  return () => {
    clearTimeout(timer);
    stop();
  };
};

/** Writes what a channel says about an engine into the environments' cached answer, where the shell reads it. */
const setEnvironmentState = (
  client: QueryClient,
  id: string,
  state: Environment["state"],
  problem: string | null,
): void => {
  const key = queryKey(environments.list, {});
  const known = client.getQueryData<Environment[]>(key)?.find((one) => one.id === id);
  if (!known || (known.state === state && known.problem === problem)) return;
  client.setQueryData<Environment[]>(key, (all) =>
    all?.map((one) => (one.id === id ? { ...one, state, problem, since: Date.now() } : one)),
  );
  // The engine that is back may be another version of it.
  if (state === "connected") void client.invalidateQueries({ queryKey: key });
};
