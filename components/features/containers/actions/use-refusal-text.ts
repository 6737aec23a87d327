"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import type { Refusal } from "./refusal.ts";
import type { Verb } from "./verb.ts";

/** Puts into words why something cannot be done. */
export const useRefusalText = (): ((refusal: Refusal, act: Verb | "exec" | "attach") => string) => {
  const t = useTranslations("containers");
  return useCallback(
    (refusal, act) => (refusal === "state" ? t(`stateRefusals.${act}`) : t(`refusals.${refusal}`)),
    [t],
  );
};
