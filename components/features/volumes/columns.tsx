"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ResourceColumn, Sort } from "#components/shared/resource-table/column.ts";
import { UseStateCell } from "#components/shared/used-by/use-state-cell.tsx";
import { UsedByCell } from "#components/shared/used-by/used-by-cell.tsx";
import { PlainText } from "#components/ui/plain-text.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { VolumeRow } from "#lib/contracts/volumes.ts";
import { RowActions } from "./actions/row-actions.tsx";
import { NameCell } from "./cells/name-cell.tsx";
import { SizeText } from "./size-text.tsx";

type Column = ResourceColumn<VolumeRow>;
type Sizes = Readonly<Record<string, number>> | undefined;
type Words = ReturnType<typeof useTranslations<"volumes.columns">>;

export const defaultSort: Sort = { column: "name", descending: false };

/** What the list of volumes shows. The ids stand in addresses, as what the list is sorted by. */
export const useVolumeColumns = (sizes: Sizes): readonly Column[] => {
  const t = useTranslations("volumes.columns");
  return useMemo(() => [...identity(t), ...facts(t, sizes), actions(t)], [t, sizes]);
};

const identity = (t: Words): Column[] => [
  {
    id: "name",
    header: t("name"),
    cell: (row) => <NameCell row={row} />,
    // Names before numbers that nobody chose.
    sortBy: (row) => `${row.anonymous ? 1 : 0} ${row.name}`,
    width: { min: 200, grow: 3 },
    visibility: "always",
    card: "title",
  },
  {
    id: "use",
    header: t("use"),
    cell: (row) => <UseStateCell row={row} />,
    sortBy: (row) => -row.usedBy.running || -Math.min(row.usedBy.count, 0.5),
    width: 176,
    visibility: "always",
    card: "state",
  },
  {
    id: "usedBy",
    header: t("usedBy"),
    cell: (row) => <UsedByCell usedBy={row.usedBy} />,
    sortBy: (row) => row.usedBy.first[0]?.name ?? null,
    width: { min: 140, grow: 3 },
    hideBelow: 680,
    card: "detail",
  },
];

const facts = (t: Words, sizes: Sizes): Column[] => [
  {
    id: "project",
    header: t("project"),
    cell: (row) => (row.project === null ? null : <PlainText text={row.project} />),
    sortBy: (row) => row.project,
    width: { min: 96, grow: 1 },
    hideBelow: 860,
    card: "detail",
  },
  {
    id: "driver",
    header: t("driver"),
    cell: (row) => <PlainText text={row.driver} />,
    sortBy: (row) => row.driver,
    width: 96,
    hideBelow: 980,
    card: "detail",
  },
  {
    id: "size",
    header: t("size"),
    cell: (row) => <SizeText bytes={sizes?.[row.name]} />,
    sortBy: (row) => sizes?.[row.name] ?? null,
    firstSort: "descending",
    width: 96,
    align: "end",
    // Nothing stands in it before somebody has measured.
    visibility: sizes === undefined ? "hidden" : "shown",
    hideBelow: 1060,
  },
  {
    id: "created",
    header: t("created"),
    cell: (row) => (row.createdAt === null ? null : <RelativeTime at={row.createdAt} />),
    sortBy: (row) => row.createdAt,
    firstSort: "descending",
    width: 128,
    hideBelow: 760,
  },
  {
    id: "scope",
    header: t("scope"),
    cell: (row) => <PlainText text={row.scope} />,
    sortBy: (row) => row.scope,
    width: 88,
    visibility: "hidden",
  },
];

const actions = (t: Words): Column => ({
  id: "actions",
  header: t("actions"),
  cell: (row, { tabIndex }) => <RowActions row={row} tabIndex={tabIndex} />,
  width: 84,
  align: "end",
  visibility: "always",
  card: "actions",
});
