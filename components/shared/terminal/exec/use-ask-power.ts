"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { useConfirm } from "#components/shared/confirm/confirm-provider.tsx";
import type { ExecWish } from "./exec-wish.ts";

/** Asks before a process that is as good as one on the host; the container's name is typed. Resolves to whether to go on. */
export const useAskPower = (): ((wish: ExecWish, name: string) => Promise<boolean>) => {
  const t = useTranslations("terminals.options");
  const confirm = useConfirm();
  return useCallback(
    async (wish, name) => {
      if (!wish.privileged) return true;
      const answer = await confirm({
        title: t("powerTitle", { name }),
        message: t("powerMessage"),
        confirm: t("powerConfirm"),
        destructive: true,
        typedName: name,
      });
      return answer !== null;
    },
    [t, confirm],
  );
};
