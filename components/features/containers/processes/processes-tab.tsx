"use client";

import { Button } from "@mantine/core";
import { IconBolt } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCan } from "#components/shared/account/account-context.tsx";
import { ErrorNotice } from "#components/shared/errors/error-notice.tsx";
import { TabEmpty } from "#components/shared/resource-page/tab-empty.tsx";
import { useUrlState } from "#components/shared/url-state/use-url-state.ts";
import { SearchInput } from "#components/ui/search-input.tsx";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { processChannels } from "#lib/contracts/processes.ts";
import { psPresets } from "#lib/docker/ps-options.ts";
import { terminalRefusal } from "../actions/refusal.ts";
import { ProcessList } from "./process-list.tsx";
import classes from "./processes.module.css";
import { PsOptions } from "./ps-options.tsx";
import { useProcesses } from "./use-processes.ts";

const SignalDialog = dynamic(() => import("./signal-dialog.tsx").then((module) => module.SignalDialog), {
  ssr: false,
});

type Props = { environment: string; row: ContainerRow; gone: boolean };

/** What runs in a container, as its host sees it: `docker top`, live. */
export function ProcessesTab(props: Props) {
  const t = useTranslations("processes");
  const can = useCan();
  const runs = !props.gone && (props.row.state === "running" || props.row.state === "paused");
  if (!can(processChannels.follow.access)) return <TabEmpty title={t("refused")} hint={t("refusedHint")} />;
  if (!runs) return <TabEmpty title={t("notRunning")} hint={t("notRunningHint")} />;
  return <Processes {...props} />;
}

function Processes({ environment, row }: Props) {
  const t = useTranslations("processes");
  const [ps, setPs] = useUrlState("ps", psPresets[0]);
  const [text, setText] = useState("");
  const { table, problem, error } = useProcesses(environment, row.id, ps, true);
  return (
    <div className={classes.page}>
      <div className={classes.tools}>
        <PsOptions value={ps} onChange={setPs} />
        <SearchInput value={text} onChange={setText} label={t("search")} />
        <span className={classes.note}>
          {table && t("count", { count: table.total })}
          {table?.redacted && ` · ${t("redacted")}`}
        </span>
        <SignalButton environment={environment} row={row} />
      </div>
      {error && <ErrorNotice error={error} />}
      {!error && problem !== null && <p className={classes.problem}>{problem}</p>}
      <ProcessList key={ps} table={table} text={text} onClear={() => setText("")} />
    </div>
  );
}

function SignalButton({ environment, row }: Pick<Props, "environment" | "row">) {
  const t = useTranslations("processes");
  const refusals = useTranslations("containers.refusals");
  const [asking, setAsking] = useState(false);
  const refusal = terminalRefusal(row, "exec", useCan());
  if (refusal === "permission") return null;
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconBolt size={14} aria-hidden />}
        disabled={refusal !== null}
        title={refusal === "hostPower" ? refusals(refusal) : undefined}
        onClick={() => setAsking(true)}
      >
        {t("signalDots")}
      </Button>
      {asking && <SignalDialog environment={environment} row={row} onClose={() => setAsking(false)} />}
    </>
  );
}
