"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { TerminalSession } from "#lib/contracts/terminals.ts";
import type { TerminalController } from "./terminal-controller.ts";
import { TerminalNote } from "./terminal-note.tsx";

type Props = { controller: TerminalController; session: TerminalSession; inputEnded: boolean };

/** What one has to know to type here: whose process it is, and how a line is sent where there is no TTY. */
export function TerminalKindNote({ controller, session, inputEnded }: Props) {
  const t = useTranslations("terminals");
  const [read, setRead] = useState(false);
  const deaf = !session.takesInput;
  const attached = session.kind === "attach";
  const lines = !session.tty && !deaf;
  if (!lines && (!attached || read)) return null;
  return (
    <TerminalNote
      actions={
        <>
          {lines && (
            <Button variant="default" disabled={inputEnded} onClick={() => controller.endInput()}>
              {t("endInput")}
            </Button>
          )}
          {attached && !read && (
            <Button variant="subtle" onClick={() => setRead(true)}>
              {t("understood")}
            </Button>
          )}
        </>
      }
    >
      {attached && !read && <div>{t(deaf ? "attachDeaf" : "attachHint")}</div>}
      {lines && <div>{t(inputEnded ? "inputEnded" : "linesHint")}</div>}
    </TerminalNote>
  );
}
