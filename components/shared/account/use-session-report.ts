"use client";

import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { queryKey } from "#lib/client/query-client.ts";
import type { OutputOf } from "#lib/contracts/contract.ts";
import { session } from "#lib/contracts/session.ts";
import { isCodedError } from "#lib/errors/coded-error.ts";

const statusKey = queryKey(session.status, {});

type Status = OutputOf<typeof session.status>;

/** Writes who is signed in now where the session gate reads it. */
export const setSession = (client: QueryClient, account: Status["account"]): void =>
  void client.setQueryData<Status>(statusKey, { setupNeeded: false, account });

const endsSession = (error: unknown): boolean =>
  isCodedError(error) && (error.code === "unauthenticated" || error.code === "session_expired");

/** Tells the session gate of a failure; one that says that nobody is signed in any more leads to the sign-in page. */
export const useSessionReport = (): ((error: unknown) => void) => {
  const client = useQueryClient();
  return useCallback(
    (error) => {
      if (!endsSession(error)) return;
      const known = client.getQueryData<Status>(statusKey);
      if (known?.account) setSession(client, null);
    },
    [client],
  );
};
