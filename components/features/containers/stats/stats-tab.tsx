"use client";

import { SegmentedControl } from "@mantine/core";
import dynamic from "next/dynamic";
import { useLocale, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useCan } from "#components/shared/account/account-context.tsx";
import pageClasses from "#components/shared/resource-page/resource-page.module.css";
import { TabEmpty } from "#components/shared/resource-page/tab-empty.tsx";
import { createUsageFormat } from "#components/shared/usage/usage-format.ts";
import { hasUsage } from "#components/shared/usage/usage-states.ts";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { statsChannels } from "#lib/contracts/stats.ts";
import classes from "./stats.module.css";
import { useUsageSeries } from "./use-usage-series.ts";

const UsageCharts = dynamic(() => import("./usage-charts.tsx").then((module) => module.UsageCharts), {
  ssr: false,
});

const ranges = ["60", "300", "1800"] as const;

type Props = { environment: string; row: ContainerRow; gone: boolean; hasMemoryLimit: boolean };

/** What a container uses, live, with up to half an hour before it. */
export function StatsTab(props: Props) {
  const t = useTranslations("stats");
  const can = useCan();
  if (!can(statsChannels.follow.access)) return <TabEmpty title={t("refused")} hint={t("refusedHint")} />;
  return <Stats {...props} />;
}

function Stats({ environment, row, gone, hasMemoryLimit }: Props) {
  const t = useTranslations("stats");
  const locale = useLocale();
  const format = useMemo(() => createUsageFormat(locale), [locale]);
  const [range, setRange] = useState<string>("300");
  const runs = !gone && hasUsage(row);
  // What was drawn stays when the container stops; one that was never seen running has nothing to show.
  const [seen, setSeen] = useState(runs);
  if (runs && !seen) setSeen(true);
  const series = useUsageSeries(environment, row.id, runs);
  if (!seen) return <TabEmpty title={t("notRunning")} hint={t("notRunningHint")} />;
  return (
    <div className={pageClasses.stack}>
      <div className={pageClasses.tools}>
        <span className={pageClasses.dim}>{t("hint")}</span>
        <SegmentedControl
          size="xs"
          className={classes.range}
          aria-label={t("range")}
          value={range}
          onChange={setRange}
          data={ranges.map((value) => ({ value, label: t("minutes", { count: Number(value) / 60 }) }))}
        />
      </div>
      <UsageCharts series={series} format={format} seconds={Number(range)} hasMemoryLimit={hasMemoryLimit} />
    </div>
  );
}
