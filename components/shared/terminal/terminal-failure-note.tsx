"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { CodedError } from "#lib/errors/coded-error.ts";
import { TerminalNote } from "./terminal-note.tsx";

type Props = { error: CodedError | null; actions: ReactNode };

/** What refused or took the terminal: what, why in the engine's own words, and what to do. */
export function TerminalFailureNote({ error, actions }: Props) {
  const t = useTranslations("errors");
  const code = error?.code ?? "internal";
  const reason = error?.details.reason;
  return (
    <TerminalNote tone="bad" actions={actions}>
      <strong>{t(`${code}.what`)}</strong>
      {reason && (
        <div>
          {t("engineSays")}: {reason}
        </div>
      )}
      <div>{t(`${code}.hint`)}</div>
    </TerminalNote>
  );
}
