"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { call } from "#lib/client/api-client.ts";
import { queryFor, queryKey } from "#lib/client/query-client.ts";
import { contracts } from "#lib/contracts/index.ts";
import { isCodedError } from "#lib/errors/coded-error.ts";
import { useNotify } from "../errors/use-notify.tsx";
import { forgetTerminal } from "./own-terminals.ts";

/** The terminals that the server holds for this person, as they are when a page is opened. */
export const useHeldTerminals = () => {
  const query = useQuery({
    ...queryFor(contracts.terminals.list, {}),
    // They change without notice, and an old list would bring back what was closed.
    staleTime: 0,
    refetchOnMount: "always",
    refetchOnReconnect: false,
  });
  return { sessions: query.isFetchedAfterMount ? (query.data ?? []) : null, error: query.error };
};

/** Ends a terminal for good. What is not there any more has ended already. */
export const useEndTerminal = (): ((session: string) => Promise<void>) => {
  const client = useQueryClient();
  const t = useTranslations("terminals");
  const notify = useNotify();
  return useCallback(
    async (session) => {
      forgetTerminal(session);
      try {
        await call(contracts.terminals.close, { session });
      } catch (error) {
        if (!isCodedError(error)) throw error;
        if (error.code !== "not_found") notify.note(t("closeFailed"));
      }
      await client.invalidateQueries({
        queryKey: queryKey(contracts.terminals.list, {}),
        refetchType: "none",
      });
    },
    [client, t, notify],
  );
};
