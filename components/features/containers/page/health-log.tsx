"use client";

import { useTranslations } from "next-intl";
import { FactTable } from "#components/shared/resource-page/fact-table.tsx";
import classes from "#components/shared/resource-page/resource-page.module.css";
import { StampTime } from "#components/ui/stamp-time.tsx";
import { StatusDot } from "#components/ui/status-dot.tsx";
import type { ContainerDetail } from "#lib/contracts/container-detail.ts";
import { visible } from "#lib/format/control-characters.ts";

type Probe = NonNullable<ContainerDetail["health"]>["log"][number];

/** The checks that the engine remembers, the latest first. */
export function HealthLog({ log }: { log: readonly Probe[] }) {
  const t = useTranslations("containers.health");
  if (log.length === 0) return <p className={classes.dim}>{t("noLog")}</p>;
  return (
    <FactTable
      label={t("log")}
      heads={[t("when"), t("result"), t("took"), t("output")]}
      widths={["18%", "16%", "12%"]}
      rows={log.toReversed().map((probe) => ({
        key: `${probe.start} ${probe.end}`,
        cells: [
          probe.start === null ? null : <StampTime key="when" at={probe.start} />,
          <Result key="result" exitCode={probe.exitCode} />,
          <Took key="took" probe={probe} />,
          <ProbeOutput key="output" text={probe.output} />,
        ],
      }))}
    />
  );
}

function Result({ exitCode }: { exitCode: number }) {
  const t = useTranslations("containers.health");
  return exitCode === 0 ? (
    <StatusDot tone="ok" label={t("passed")} />
  ) : (
    <StatusDot tone="bad" label={t("failed", { code: exitCode })} />
  );
}

function Took({ probe: { start, end } }: { probe: Probe }) {
  const t = useTranslations("containers.health");
  return start === null || end === null ? null : t("milliseconds", { count: Math.max(0, end - start) });
}

/** What a check wrote, inert. */
export function ProbeOutput({ text }: { text: string }) {
  const t = useTranslations("containers.health");
  const trimmed = text.trimEnd();
  if (trimmed === "") return <span className={classes.dim}>{t("noOutput")}</span>;
  // Line breaks are wanted here; everything else that acts is made visible.
  return <pre className={classes.output}>{trimmed.split("\n").map(visible).join("\n")}</pre>;
}
