"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { explainExitCode } from "#lib/docker/exit-code.ts";

/** Puts what an exit code means into words. `oomKilled` is known on a container's page only. */
export const useExitHint = (): ((code: number, oomKilled?: boolean) => string) => {
  const t = useTranslations("containers.exitMeanings");
  return useCallback(
    (code, oomKilled = false) => {
      const { meaning, signal } = explainExitCode(code, oomKilled);
      return t(meaning, { code, signal: signal ?? "" });
    },
    [t],
  );
};
