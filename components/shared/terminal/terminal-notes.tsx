"use client";

import { Button, Progress } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { byteFormat } from "#lib/format/bytes.ts";
import type { TerminalController, TerminalSnapshot } from "./terminal-controller.ts";
import { TerminalEndNote } from "./terminal-end-note.tsx";
import { TerminalFailureNote } from "./terminal-failure-note.tsx";
import { TerminalNote } from "./terminal-note.tsx";
import type { TerminalActions } from "./terminal-view.tsx";

type Props = { controller: TerminalController; snapshot: TerminalSnapshot; actions: TerminalActions };

/** Everything that has to be said about a terminal, above its screen. */
export function TerminalNotes({ controller, snapshot, actions }: Props) {
  const t = useTranslations("terminals");
  const { state, session, missing, inputDropped, progress } = snapshot;
  const bytes = byteFormat(useLocale());
  return (
    <>
      {state.phase === "lost" && <TerminalNote tone="warn">{t("reconnecting")}</TerminalNote>}
      {state.phase === "ended" && <TerminalEndNote state={state} actions={<AgainButton actions={actions} />} />}
      {state.phase === "failed" && (
        <TerminalFailureNote
          error={state.error}
          actions={
            <>
              <AgainButton actions={actions} />
              {actions.alternatives}
            </>
          }
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
      {session && state.phase === "open" && <KindNote controller={controller} snapshot={snapshot} />}
    </>
  );
}

function AgainButton({ actions }: { actions: TerminalActions }) {
  const t = useTranslations("terminals");
  if (!actions.again) return null;
  return (
    <Button variant="default" onClick={actions.again}>
      {t("again")}
    </Button>
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

/** What one has to know to type here: whose process it is, and how a line is sent where there is no TTY. */
function KindNote({ controller, snapshot }: { controller: TerminalController; snapshot: TerminalSnapshot }) {
  const t = useTranslations("terminals");
  const [read, setRead] = useState(false);
  const { session, inputEnded } = snapshot;
  const attached = session?.kind === "attach";
  const lines = session?.tty === false;
  if (!attached && !lines) return null;
  if (read && !lines) return null;
  return (
    <TerminalNote
      actions={
        <>
          {lines && (
            <Button variant="default" disabled={inputEnded} onClick={() => controller.endInput()}>
              {t("endInput")}
            </Button>
          )}
          {!read && (
            <Button variant="subtle" onClick={() => setRead(true)}>
              {t("understood")}
            </Button>
          )}
        </>
      }
    >
      {!read && attached && <div>{t("attachHint")}</div>}
      {lines && <div>{inputEnded ? t("inputEnded") : t("linesHint")}</div>}
    </TerminalNote>
  );
}
