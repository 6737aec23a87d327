"use client";

import { type QueryClient, useQuery } from "@tanstack/react-query";
import { queryFor, queryKey } from "#lib/client/query-client.ts";
import { account } from "#lib/contracts/account.ts";

/** One's own sessions. Looked at again when the reader comes back to the tab. */
export const useSessions = () =>
  useQuery({ ...queryFor(account.sessions, {}), refetchOnWindowFocus: true, refetchOnMount: "always" });

export const refreshSessions = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ queryKey: queryKey(account.sessions, {}) });
