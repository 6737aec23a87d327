"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useParams } from "next/navigation";
import { useEffect, useRef } from "react";
import { useLastEnvironment } from "#components/shared/environments/use-last-environment.ts";
import { useSocketState } from "#components/shared/live/live-provider.tsx";
import { queryFor, queryKey } from "#lib/client/query-client.ts";
import { type Environment, environments } from "#lib/contracts/environments.ts";

const none: readonly Environment[] = [];
const unsettledMs = 3_000;

/** The environment that the page is about: the address's, else the one looked at last. */
export const useCurrentEnvironment = (): {
  all: readonly Environment[];
  current: Environment | undefined;
} => {
  const { environment: named } = useParams<{ environment?: string }>();
  const { data: all = none } = useQuery({
    ...queryFor(environments.list, {}),
    // What is connected says by its channel when that ends; what is not is asked until it is.
    refetchInterval: ({ state }) =>
      state.data?.some((one) => one.state !== "connected") ? unsettledMs : false,
  });
  const [last, setLast] = useLastEnvironment();
  useEffect(() => {
    if (named !== undefined && named !== last && all.some(({ id }) => id === named)) setLast(named);
  }, [named, last, setLast, all]);
  useRefreshOnReconnect();
  const current = all.find(({ id }) => id === (named ?? last)) ?? (named === undefined ? all[0] : undefined);
  return { all, current };
};

/** While the panel was away the engines may have changed without anybody saying so. */
const useRefreshOnReconnect = (): void => {
  const client = useQueryClient();
  const state = useSocketState();
  const wasLost = useRef(false);
  useEffect(() => {
    if (state === "disconnected") wasLost.current = true;
    if (state !== "connected" || !wasLost.current) return;
    wasLost.current = false;
    void client.invalidateQueries({ queryKey: queryKey(environments.list, {}) });
  }, [client, state]);
};
