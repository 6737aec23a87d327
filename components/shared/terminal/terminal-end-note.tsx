"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { explainExitCode } from "#lib/docker/exit-code.ts";
import { startFailureOf } from "#lib/docker/start-failure.ts";
import { visible } from "#lib/format/control-characters.ts";
import type { TerminalState } from "./terminal-events.ts";
import { TerminalNote } from "./terminal-note.tsx";

type Props = { state: Extract<TerminalState, { phase: "ended" }>; actions: ReactNode };

/** Why a terminal is over, and with which code. A code is shown only where the engine vouched for it. */
export function TerminalEndNote({ state, actions }: Props) {
  const t = useTranslations("terminals");
  const { reason, exitCode, message } = state;
  const about = message === null ? null : startFailureOf(message);
  const isBad = about !== null || reason === "failed" || reason === "connection-lost";
  return (
    <TerminalNote tone={isBad ? "bad" : "plain"} actions={actions}>
      <strong>{t(about ? "notStarted" : `ended.${reason}`)}</strong>
      {exitCode !== null && <ExitCode code={exitCode} explain={about === null} />}
      {about && ` ${t(`startFailed.${about}`)}`}
      {message !== null && message !== "" && <div>{visible(message)}</div>}
    </TerminalNote>
  );
}

/** A code in words; `explain`: with what 126 and 127 mean, where nothing better is known. */
function ExitCode({ code, explain }: { code: number; explain: boolean }) {
  const t = useTranslations("terminals");
  const { signal, meaning } = explainExitCode(code);
  const hint = explain && (meaning === "notFound" || meaning === "notExecutable") ? meaning : null;
  return (
    <>
      {` ${signal ? t("exitSignal", { code, signal }) : t("exitCode", { code })}`}
      {hint && ` ${t(`exitHint.${hint}`)}`}
    </>
  );
}
