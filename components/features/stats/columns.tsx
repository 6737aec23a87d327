"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ResourceColumn, Sort } from "#components/shared/resource-table/column.ts";
import type { UsageFormat } from "#components/shared/usage/usage-format.ts";
import { useUsageFormat } from "#components/shared/usage/usage-provider.tsx";
import type { UsageOf } from "#lib/contracts/stats.ts";
import { memoryPercent } from "#lib/docker/stats.ts";
import { visible } from "#lib/format/control-characters.ts";
import classes from "./stats.module.css";
import type { UsageRow } from "./usage-row.ts";

type Column = ResourceColumn<UsageRow>;
type Words = ReturnType<typeof useTranslations<"stats">>;

export const defaultSort: Sort = { column: "cpu", descending: true };

/** The columns of `docker stats`. */
export const useUsageColumns = (): readonly Column[] => {
  const t = useTranslations("stats");
  const format = useUsageFormat();
  return useMemo(() => [...identity(t), ...use(t, format), ...flows(t, format)], [t, format]);
};

const text = (value: string) => <bdi title={visible(value)}>{visible(value)}</bdi>;

const identity = (t: Words): Column[] => [
  {
    id: "name",
    header: t("name"),
    cell: ({ container }) => <span className={classes.name}>{text(container.name)}</span>,
    sortBy: ({ container }) => container.name,
    width: { min: 160, grow: 3 },
    visibility: "always",
    card: "title",
  },
  {
    id: "image",
    header: t("image"),
    cell: ({ container }) => text(container.image),
    sortBy: ({ container }) => container.image,
    width: { min: 130, grow: 2 },
    hideBelow: 1300,
  },
  {
    id: "project",
    header: t("project"),
    cell: ({ container }) => (container.project === null ? null : text(container.project)),
    sortBy: ({ container }) => container.project,
    width: { min: 100, grow: 1 },
    hideBelow: 1040,
  },
];

/** A figure, sorted by its value, the greatest first. */
const figure = (
  column: Pick<Column, "id" | "header" | "width"> & Partial<Column>,
  figureOf: (usage: UsageOf) => number | null,
  write: (usage: UsageOf) => string,
): Column => ({
  align: "end",
  firstSort: "descending",
  cell: ({ usage }) => (usage ? write(usage) : "–"),
  sortBy: ({ usage }) => (usage ? figureOf(usage) : null),
  ...column,
});

const use = (t: Words, { percent, memory }: UsageFormat): Column[] => [
  figure(
    { id: "cpu", header: t("cpu"), width: 96, visibility: "always", card: "state" },
    (usage) => usage.cpuPercent,
    (usage) => percent(usage.cpuPercent),
  ),
  figure(
    { id: "memory", header: t("memory"), width: 108, card: "detail" },
    (usage) => usage.memory,
    (usage) => memory(usage.memory),
  ),
  figure(
    { id: "limit", header: t("limit"), width: 108, hideBelow: 900 },
    (usage) => usage.memoryLimit,
    (usage) => memory(usage.memoryLimit),
  ),
  figure({ id: "share", header: t("memoryShare"), width: 104, hideBelow: 760 }, memoryPercent, (usage) =>
    percent(memoryPercent(usage)),
  ),
];

const flows = (t: Words, { traffic }: UsageFormat): Column[] => {
  const pair = (first: number, second: number) =>
    t("pair", { first: traffic(first), second: traffic(second) });
  return [
    figure(
      { id: "network", header: t("network"), width: 168, hideBelow: 700, card: "detail" },
      (usage) => usage.received + usage.sent,
      (usage) => pair(usage.received, usage.sent),
    ),
    figure(
      { id: "block", header: t("block"), width: 176, hideBelow: 820 },
      (usage) => usage.blockRead + usage.blockWritten,
      (usage) => pair(usage.blockRead, usage.blockWritten),
    ),
    figure(
      { id: "pids", header: t("pids"), width: 96 },
      (usage) => usage.pids,
      (usage) => String(usage.pids),
    ),
  ];
};
