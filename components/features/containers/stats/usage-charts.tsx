"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useMemo } from "react";
import type { ChartLine, ChartScale } from "#components/shared/chart/chart-source.ts";
import { LineChart } from "#components/shared/chart/line-chart.tsx";
import pageClasses from "#components/shared/resource-page/resource-page.module.css";
import type { UsageFormat } from "#components/shared/usage/usage-format.ts";
import classes from "./stats.module.css";
import type { UsageSeries } from "./usage-series.ts";
import { UsageTable } from "./usage-table.tsx";

type Props = {
  series: UsageSeries;
  format: UsageFormat;
  seconds: number;
  /** Whether the container has a limit of its own: the host's whole memory would press every line to the ground. */
  hasMemoryLimit: boolean;
};

/** The five charts of a container's use, over the same time. */
export function UsageCharts({ series, format, seconds, hasMemoryLimit }: Props) {
  const t = useTranslations("stats");
  const scales = useScales(format);
  const lines = useLines();
  const sources = useMemo(
    () => ({
      cpu: series.source("cpuPercent"),
      memory: hasMemoryLimit ? series.source("memory", "memoryLimit") : series.source("memory"),
      network: series.source("received", "sent"),
      block: series.source("blockRead", "blockWritten"),
      pids: series.source("pids"),
    }),
    [series, hasMemoryLimit],
  );
  const common = { seconds, timeLabel: t("time") };
  const memoryLines = hasMemoryLimit ? lines.memoryAndLimit : lines.memory;
  const chart = (name: keyof typeof sources, shown: readonly ChartLine[], scale: ChartScale): ReactNode => (
    <section key={name} className={pageClasses.section}>
      <h2 className={pageClasses.sectionTitle}>{t(`charts.${name}`)}</h2>
      <LineChart {...common} label={t(`charts.${name}`)} source={sources[name]} lines={shown} scale={scale} />
    </section>
  );
  return (
    <div className={classes.charts}>
      {chart("cpu", lines.cpu, scales.percent)}
      {chart("memory", memoryLines, scales.memory)}
      {chart("network", lines.network, scales.rate)}
      {chart("block", lines.block, scales.rate)}
      {chart("pids", lines.pids, scales.count)}
      <UsageTable series={series} format={format} />
    </div>
  );
}

const useScales = (format: UsageFormat): Record<"percent" | "memory" | "rate" | "count", ChartScale> => {
  const t = useTranslations("stats");
  return useMemo(
    () => ({
      percent: { write: format.percent, leastTop: 1 },
      memory: { write: format.memory, leastTop: 1024 * 1024, binary: true },
      rate: {
        write: (bytes) => (bytes === null ? "–" : t("perSecond", { size: format.traffic(bytes) })),
        leastTop: 1000,
      },
      count: { write: (value) => (value === null ? "–" : String(value)), leastTop: 4 },
    }),
    [format, t],
  );
};

const useLines = () => {
  const t = useTranslations("stats");
  return useMemo(() => {
    const first = (label: string): ChartLine => ({ label, role: "first" });
    const second = (label: string): ChartLine => ({ label, role: "second" });
    return {
      cpu: [first(t("cpu"))],
      memory: [first(t("memory"))],
      memoryAndLimit: [first(t("memory")), { label: t("limit"), role: "limit" }] satisfies ChartLine[],
      network: [first(t("received")), second(t("sent"))],
      block: [first(t("blockRead")), second(t("blockWritten"))],
      pids: [first(t("pids"))],
    };
  }, [t]);
};
