"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCan } from "#components/shared/account/account-context.tsx";
import classes from "#components/shared/resource-page/resource-page.module.css";
import { TabEmpty } from "#components/shared/resource-page/tab-empty.tsx";
import { ContainerTerminal } from "#components/shared/terminal/container-terminal.tsx";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { useContainerActions } from "../actions/container-acts.ts";
import { terminalRefusal } from "../actions/refusal.ts";

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
        image={row.image}
        kind="exec"
        running={!gone && row.state === "running"}
      />
    </div>
  );
}

function NoTerminal({ row, gone }: Pick<Props, "row" | "gone">) {
  const t = useTranslations("containers.terminal");
  const refusals = useTranslations("containers.refusals");
  const can = useCan();
  const { request, refusalOf } = useContainerActions();
  const refusal = terminalRefusal(row, "exec", can);
  if (refusal !== null && refusal !== "state") {
    return <TabEmpty title={t("refused")} hint={refusals(refusal)} />;
  }
  const startable = !gone && refusalOf("start", row) === null;
  return (
    <TabEmpty
      title={t("notRunning")}
      {...(startable
        ? { hint: t("notRunningHint"), action: { label: t("start"), onClick: () => request("start", [row]) } }
        : {})}
    />
  );
}
