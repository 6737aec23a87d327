"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCan } from "#components/shared/account/account-context.tsx";
import { ContainerTerminal } from "#components/shared/terminal/container-terminal.tsx";
import type { ContainerRow } from "#lib/contracts/containers.ts";
import { useContainerActions } from "../actions/container-actions-context.ts";
import { refusalOf, terminalRefusal } from "../actions/refusal.ts";
import { useRefusalText } from "../actions/use-refusal-text.ts";
import classes from "./page.module.css";
import { TabEmpty } from "./tab-empty.tsx";

type Props = { environment: string; row: ContainerRow; gone: boolean };

/** A shell in the container. One that was opened stays when the container ends: it says how it ended. */
export function TerminalTab({ environment, row, gone }: Props) {
  const can = useCan();
  const possible = !gone && terminalRefusal(row, "exec", can) === null;
  const [opened, setOpened] = useState(possible);
  if (possible && !opened) setOpened(true);
  if (!opened) return <NoTerminal row={row} gone={gone} />;
  return (
    <div className={classes.terminal}>
      <ContainerTerminal
        environment={environment}
        container={row.id}
        name={row.name}
        kind="exec"
        running={!gone && row.state === "running"}
      />
    </div>
  );
}

function NoTerminal({ row, gone }: Pick<Props, "row" | "gone">) {
  const t = useTranslations("containers.terminal");
  const can = useCan();
  const { request } = useContainerActions();
  const refusalText = useRefusalText();
  const refusal = terminalRefusal(row, "exec", can);
  if (refusal !== null && refusal !== "state") {
    return <TabEmpty title={t("refused")} hint={refusalText(refusal, "exec")} />;
  }
  const startable = !gone && refusalOf(row, "start", can) === null;
  return (
    <TabEmpty
      title={t("notRunning")}
      {...(startable
        ? { hint: t("notRunningHint"), action: { label: t("start"), onClick: () => request("start", [row]) } }
        : {})}
    />
  );
}
