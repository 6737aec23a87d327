"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { isCodedError } from "#lib/errors/coded-error.ts";
import { visible } from "#lib/format/control-characters.ts";

export type ErrorText = {
  /** What failed. */
  what: string;
  /** What to do about it. */
  hint: string;
  /** The engine's own words, as they are. */
  reason: string | null;
};

/** Puts any failure into a reader's words. What is not one of our coded errors is a defect of the console. */
export const useErrorText = (): ((error: unknown) => ErrorText) => {
  const t = useTranslations("errors");
  return useCallback(
    (error) => {
      const code = isCodedError(error) ? error.code : "internal";
      const { reason = null, retryAfter, issues, usedBy } = isCodedError(error) ? error.details : {};
      const wait = retryAfter === undefined ? "" : ` ${t("retryAfter", { seconds: Math.ceil(retryAfter) })}`;
      const named = issues?.map((issue) => `${issue.path}: ${issue.message}`).join("\n");
      const what = usedBy?.length
        ? t("inUseBy", { names: usedBy.map(visible).join(", ") })
        : t(`${code}.what`);
      return { what, hint: t(`${code}.hint`) + wait, reason: reason ?? named ?? null };
    },
    [t],
  );
};
