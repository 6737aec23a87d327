"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { call } from "#lib/client/api-client.ts";
import { pulls } from "#lib/contracts/pulls.ts";
import { useNotify } from "../errors/use-notify.tsx";
import { usePullsPanel } from "./pulls-context.ts";

export type PullRequest = { reference: string; platform?: string | undefined };

/** Starts a pull and shows it. */
export const useStartPull = (environment: string): ((request: PullRequest) => Promise<void>) => {
  const t = useTranslations("pulls");
  const notify = useNotify();
  const { open } = usePullsPanel();
  return useCallback(
    async (request) => {
      try {
        await call(pulls.start, { environment, ...request });
        open();
      } catch (error) {
        notify.failed(error, { action: t("notices.pull"), target: request.reference });
      }
    },
    [environment, notify, open, t],
  );
};
