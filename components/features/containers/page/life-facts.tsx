"use client";

import { useTranslations } from "next-intl";
import { FactTime } from "#components/shared/resource-page/fact-time.tsx";
import { Fact, Facts } from "#components/shared/resource-page/facts.tsx";
import classes from "#components/shared/resource-page/resource-page.module.css";
import { useTime } from "#components/ui/time-provider.tsx";
import { useExitHint } from "../cells/exit-hint.ts";
import { StateCell } from "../cells/state-cell.tsx";
import type { TabProps } from "./tab-props.ts";

type Props = Pick<TabProps, "row" | "detail">;

/** When the container was made, started and ended, and how. */
export function LifeFacts({ row, detail }: Props) {
  const t = useTranslations("containers");
  const { restartPolicy, stopTimeout } = detail;
  return (
    <Facts title={t("overview.lifecycle")}>
      <Fact name={t("columns.state")}>
        <StateCell row={row} />
      </Fact>
      <Fact name={t("overview.created")}>
        <FactTime at={row.createdAt} />
      </Fact>
      <Fact name={t("overview.started")}>
        <FactTime at={row.startedAt} />
      </Fact>
      <Fact name={t("overview.finished")}>
        <FactTime at={row.finishedAt} />
      </Fact>
      <ExitFacts row={row} detail={detail} />
      <Fact name={t("overview.restarts")}>{row.restarts ?? 0}</Fact>
      <Fact name={t("overview.restartPolicy")}>
        <RestartPolicy {...restartPolicy} />
      </Fact>
      <Fact name={t("overview.stopSignal")}>
        <code className={classes.mono}>{detail.stopSignal || "SIGTERM"}</code>
      </Fact>
      <Fact name={t("overview.stopTimeout")}>
        <StopTimeout seconds={stopTimeout} />
      </Fact>
      <Fact name={t("overview.autoRemove")}>
        {t(detail.autoRemove ? "overview.autoRemoveYes" : "overview.autoRemoveNo")}
      </Fact>
    </Facts>
  );
}

function ExitFacts({ row, detail }: Props) {
  const t = useTranslations("containers.overview");
  const exitHint = useExitHint();
  return (
    <>
      {row.exitCode !== null && (
        <Fact name={t("exitCode")}>
          {row.exitCode}
          <div className={classes.dim}>{exitHint(row.exitCode, detail.oomKilled)}</div>
        </Fact>
      )}
      {detail.oomKilled && (
        <Fact name={t("oom")}>
          {t("yes")}
          <div className={classes.dim}>{t("oomHint")}</div>
        </Fact>
      )}
    </>
  );
}

const policies = ["no", "always", "unless-stopped", "on-failure"] as const;

function RestartPolicy({ name, maximumRetryCount }: { name: string; maximumRetryCount: number }) {
  const t = useTranslations("containers.overview.restartPolicies");
  const known = policies.find((policy) => policy === (name || "no"));
  if (known === undefined) return name;
  if (known === "on-failure" && maximumRetryCount > 0)
    return t("on-failure-max", { count: maximumRetryCount });
  return t(known);
}

function StopTimeout({ seconds }: { seconds: number | null }) {
  const t = useTranslations("containers.overview");
  const { format } = useTime();
  if (seconds === null) return t("stopTimeoutDefault");
  return seconds < 0 ? t("stopTimeoutForever") : format.duration(seconds * 1000);
}
