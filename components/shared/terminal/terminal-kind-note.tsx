"use client";

import { Button } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { queryFor } from "#lib/client/query-client.ts";
import { contracts } from "#lib/contracts/index.ts";
import type { TerminalSession } from "#lib/contracts/terminals.ts";
import type { TerminalController } from "./terminal-controller.ts";
import { TerminalNote } from "./terminal-note.tsx";

type Props = { controller: TerminalController; session: TerminalSession; inputEnded: boolean };

/** What one has to know to type here: whose process it is, and how a line is sent where there is no TTY. */
export function TerminalKindNote({ controller, session, inputEnded }: Props) {
  const t = useTranslations("terminals");
  const [read, setRead] = useState(false);
  const deaf = useIsDeaf(session);
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

/** Whether the container was started without standard input (`-i`): what is typed at it goes nowhere. */
const useIsDeaf = ({ kind, environment, container }: TerminalSession): boolean => {
  const detail = useQuery({
    ...queryFor(contracts.containers.get, { environment, container }),
    enabled: kind === "attach",
  });
  return detail.data?.openStdin === false;
};
