"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useConfirm } from "#components/shared/confirm/confirm-provider.tsx";
import type { TerminalSession } from "#lib/contracts/terminals.ts";
import { useEndTerminal } from "./held-terminals.ts";

type Ending = { session: TerminalSession | null; name: string; running: boolean };

/** Ends a terminal; asks first where that ends processes. Resolves to whether it was ended. */
export const useEndTerminalAsking = (): ((ending: Ending) => Promise<boolean>) => {
  const t = useTranslations("terminals");
  const confirm = useConfirm();
  const end = useEndTerminal();
  return useCallback(
    async ({ session, name, running }) => {
      if (session === null) return true;
      if (running && session.kind === "exec") {
        const question = {
          title: t("endTitle", { name }),
          message: t("endMessage"),
          confirm: t("end"),
          destructive: true,
        };
        if (!(await confirm(question))) return false;
      }
      await end(session.id);
      return true;
    },
    [t, confirm, end],
  );
};
