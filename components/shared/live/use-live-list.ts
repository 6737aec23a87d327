"use client";

import { type UseQueryResult, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useMemo } from "react";
import { followList, type LiveList, liveQueryFor } from "#lib/client/live-cache.ts";
import type { Channel, Query } from "#lib/contracts/contract.ts";
import type { CodedError } from "#lib/errors/coded-error.ts";
import { useSessionReport } from "../account/use-session-report.ts";
import { setEnvironmentState } from "./environment-state.ts";
import { keepFollowing } from "./keep-following.ts";
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
