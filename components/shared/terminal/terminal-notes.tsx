"use client";

import { Button, Progress } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { byteFormat } from "#lib/format/bytes.ts";
import type { TerminalController, TerminalSnapshot } from "./terminal-controller.ts";
import { TerminalEndNote } from "./terminal-end-note.tsx";
import { TerminalFailureNote } from "./terminal-failure-note.tsx";
import { TerminalKindNote } from "./terminal-kind-note.tsx";
import { TerminalNote } from "./terminal-note.tsx";

/** What can be done about a terminal that is over or was refused. */
export type TerminalActions = {
  /** Starts the same again, or tries again. */
  again: (() => void) | undefined;
  /** Other ways on, such as another command or the container's page. */
  alternatives?: ReactNode;
};

type Props = { controller: TerminalController; snapshot: TerminalSnapshot; actions: TerminalActions };

/** Everything that has to be said about a terminal, above its screen. */
export function TerminalNotes({ controller, snapshot, actions }: Props) {
  const t = useTranslations("terminals");
  const { state, session, missing, inputDropped, inputEnded, progress } = snapshot;
  const bytes = byteFormat(useLocale());
  return (
    <>
      {state.phase === "lost" && <TerminalNote tone="warn">{t("reconnecting")}</TerminalNote>}
      {state.phase === "ended" && (
        <TerminalEndNote state={state} actions={<WaysOn actions={actions} label="again" />} />
      )}
      {state.phase === "failed" && (
        <TerminalFailureNote
          error={state.error}
          wasOpen={session !== null || controller.resumes}
          actions={(kind) => <WaysOn actions={actions} label={labelOf[kind ?? "other"]} />}
        />
      )}
      {missing > 0 && (
        <TerminalNote actions={<ReadButton controller={controller} />}>
          {t("missing", { size: bytes.decimal(missing) })}
        </TerminalNote>
      )}
      {inputDropped && (
        <TerminalNote tone="warn" actions={<ReadButton controller={controller} />}>
          {t("inputDropped")}
        </TerminalNote>
      )}
      {progress && (
        <TerminalNote
          actions={
            <Button variant="default" onClick={() => controller.cancelInput()}>
              {t("cancel")}
            </Button>
          }
        >
          {t("sending", { sent: bytes.decimal(progress.sent), total: bytes.decimal(progress.total) })}
          <Progress value={(100 * progress.sent) / progress.total} size="sm" aria-label={t("sendingLabel")} />
        </TerminalNote>
      )}
      {session && state.phase === "open" && <TerminalKindNote {...{ controller, session, inputEnded }} />}
    </>
  );
}

/** What "again" means after a failure. */
const labelOf = {
  elsewhere: "take",
  gone: "again",
  notRunning: "retry",
  paused: "retry",
  noShell: "retry",
  other: "retry",
} as const;

type WaysOnProps = { actions: TerminalActions; label: (typeof labelOf)[keyof typeof labelOf] };

function WaysOn({ actions, label }: WaysOnProps) {
  const t = useTranslations("terminals");
  return (
    <>
      {actions.again && (
        <Button variant="default" onClick={actions.again}>
          {t(label)}
        </Button>
      )}
      {actions.alternatives}
    </>
  );
}

function ReadButton({ controller }: { controller: TerminalController }) {
  const t = useTranslations("terminals");
  return (
    <Button variant="subtle" onClick={() => controller.forgetNotes()}>
      {t("understood")}
    </Button>
  );
}
