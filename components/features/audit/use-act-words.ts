"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { AuditAct } from "#lib/contracts/audit.ts";
import { readFailure } from "#lib/contracts/audit-detail.ts";
import { auditWordKey } from "#lib/contracts/audit-words.ts";
import { errorCodes } from "#lib/errors/coded-error.ts";

type WordKey = Parameters<ReturnType<typeof useTranslations<"audit.words">>>[0];
const codes: ReadonlySet<string> = new Set(errorCodes);

export type ActWords = {
  /** An action in words; one of an older panel stays as it was written. */
  action(word: string): string;
  outcome(outcome: AuditAct["outcome"]): string;
  /** What there is to say beside: what was asked for, and why it failed or what came of it. */
  note(act: Pick<AuditAct, "outcome" | "outcomeDetail" | "detail">): string;
};

/** Puts what the log holds into the reader's words. */
export const useActWords = (): ActWords => {
  const words = useTranslations("audit.words");
  const outcomes = useTranslations("audit.outcomes");
  const errors = useTranslations("errors");
  return useMemo(() => {
    const whatOf = (code: string): string =>
      codes.has(code) ? errors(`${code as (typeof errorCodes)[number]}.what`) : code;
    return {
      action: (word) => {
        const key = auditWordKey(word) as WordKey;
        return words.has(key) ? words(key) : word;
      },
      outcome: (outcome) => outcomes(outcome ?? "unfinished"),
      note: ({ outcome, outcomeDetail, detail }) => {
        const failed = outcome === "failed" || outcome === "refused";
        const end = failed ? whatOf(readFailure(outcomeDetail ?? "").code) : outcomeDetail;
        return [detail, end].filter(Boolean).join(" · ");
      },
    };
  }, [words, outcomes, errors]);
};
