"use client";

import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import { FactTable } from "#components/shared/resource-page/fact-table.tsx";
import type { UsageFormat } from "#components/shared/usage/usage-format.ts";
import { memoryPercent } from "#lib/docker/stats.ts";
import type { UsageSeries } from "./usage-series.ts";

type Props = { series: UsageSeries; format: UsageFormat };

/** The present figures, as text. */
export function UsageTable({ series, format }: Props) {
  const t = useTranslations("stats");
  const latest = useSyncExternalStore(series.subscribe, series.latest, series.latest);
  const { percent, memory, traffic } = format;
  const usage = latest?.usage ?? null;
  const rates = latest?.rates ?? null;
  const rate = (bytes: number | null | undefined) =>
    bytes == null ? "–" : t("perSecond", { size: traffic(bytes) });
  const row = (key: string, name: string, now: string, all: string) => ({ key, cells: [name, now, all] });
  const flow = (key: "received" | "sent" | "blockRead" | "blockWritten") =>
    row(key, t(key), rate(rates?.[key]), traffic(usage?.[key] ?? null));
  return (
    <FactTable
      label={t("now")}
      heads={[t("figure"), t("now"), t("inAll")]}
      widths={["40%", "30%"]}
      rows={[
        row(
          "cpu",
          t("cpu"),
          percent(usage?.cpuPercent ?? null),
          usage ? t("of", { all: percent(usage.cpuLimit) }) : "–",
        ),
        row(
          "memory",
          t("memory"),
          usage ? t("share", { size: memory(usage.memory), share: percent(memoryPercent(usage)) }) : "–",
          usage ? t("of", { all: memory(usage.memoryLimit) }) : "–",
        ),
        flow("received"),
        flow("sent"),
        flow("blockRead"),
        flow("blockWritten"),
        row("pids", t("pids"), usage ? String(usage.pids) : "–", ""),
      ]}
    />
  );
}
