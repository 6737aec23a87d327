"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { explainExitCode } from "#lib/docker/exit-code.ts";
import type { TerminalState } from "./terminal-events.ts";
import { TerminalNote } from "./terminal-note.tsx";

type Props = { state: Extract<TerminalState, { phase: "ended" }>; actions: ReactNode };

/** Why a terminal is over, and with which code. A code is shown only where the engine vouched for it. */
export function TerminalEndNote({ state, actions }: Props) {
  const t = useTranslations("terminals");
  const { reason, exitCode, message } = state;
  const explained = exitCode === null ? null : explainExitCode(exitCode);
  const code =
    explained === null
      ? ""
      : explained.signal
        ? t("exitSignal", { code: explained.code, signal: explained.signal })
        : t("exitCode", { code: explained.code });
  const hint = explained && (explained.meaning === "notFound" || explained.meaning === "notExecutable");
  return (
    <TerminalNote
      tone={reason === "failed" || reason === "connection-lost" ? "bad" : "plain"}
      actions={actions}
    >
      <strong>{t(`ended.${reason}`)}</strong>
      {code !== "" && ` ${code}`}
      {hint && ` ${t(`exitHint.${explained.meaning === "notFound" ? "notFound" : "notExecutable"}`)}`}
      {message !== null && message !== "" && <div>{message}</div>}
    </TerminalNote>
  );
}
