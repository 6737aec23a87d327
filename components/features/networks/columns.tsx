"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ResourceColumn, Sort } from "#components/shared/resource-table/column.ts";
import { UseStateCell } from "#components/shared/used-by/use-state-cell.tsx";
import { UsedByCell } from "#components/shared/used-by/used-by-cell.tsx";
import { CopyText } from "#components/ui/copy-text.tsx";
import { PlainText } from "#components/ui/plain-text.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { NetworkRow } from "#lib/contracts/networks.ts";
import { shortId } from "#lib/docker/names.ts";
import { RowActions } from "./actions/row-actions.tsx";
import { NameCell } from "./cells/name-cell.tsx";

type Column = ResourceColumn<NetworkRow>;
type Words = ReturnType<typeof useTranslations<"networks.columns">>;

export const defaultSort: Sort = { column: "name", descending: false };

/** What the list of networks shows. The ids stand in addresses, as what the list is sorted by. */
export const useNetworkColumns = (): readonly Column[] => {
  const t = useTranslations("networks.columns");
  return useMemo(() => [...identity(t), ...facts(t), ...tail(t)], [t]);
};

const identity = (t: Words): Column[] => [
  {
    id: "name",
    header: t("name"),
    cell: (row) => <NameCell row={row} />,
    sortBy: (row) => row.name,
    width: { min: 180, grow: 3 },
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
    width: { min: 150, grow: 4 },
    hideBelow: 720,
    card: "detail",
  },
];

const facts = (t: Words): Column[] => [
  {
    id: "driver",
    header: t("driver"),
    cell: (row) => <PlainText text={row.driver} />,
    sortBy: (row) => row.driver,
    width: 92,
    hideBelow: 860,
    card: "detail",
  },
  {
    id: "subnet",
    header: t("subnet"),
    cell: (row) =>
      row.subnets.length === 0 ? null : (
        <PlainText text={row.subnets.map(({ subnet }) => subnet).join(", ")} />
      ),
    sortBy: (row) => row.subnets[0]?.subnet ?? null,
    width: { min: 130, grow: 1 },
    hideBelow: 640,
    card: "detail",
  },
  {
    id: "gateway",
    header: t("gateway"),
    cell: (row) => <PlainText text={row.subnets.flatMap(({ gateway }) => gateway || []).join(", ")} />,
    sortBy: (row) => row.subnets[0]?.gateway ?? null,
    width: { min: 112, grow: 1 },
    visibility: "hidden",
  },
  {
    id: "project",
    header: t("project"),
    cell: (row) => (row.project === null ? null : <PlainText text={row.project} />),
    sortBy: (row) => row.project,
    width: { min: 96, grow: 1 },
    hideBelow: 960,
    card: "detail",
  },
];

const tail = (t: Words): Column[] => [
  {
    id: "created",
    header: t("created"),
    cell: (row) => (row.createdAt === null ? null : <RelativeTime at={row.createdAt} />),
    sortBy: (row) => row.createdAt,
    firstSort: "descending",
    width: 128,
    hideBelow: 1060,
  },
  {
    id: "scope",
    header: t("scope"),
    cell: (row) => <PlainText text={row.scope} />,
    sortBy: (row) => row.scope,
    width: 88,
    visibility: "hidden",
  },
  {
    id: "id",
    header: t("id"),
    cell: (row, { tabIndex }) => (
      <CopyText value={row.id} tabIndex={tabIndex}>
        {shortId(row.id)}
      </CopyText>
    ),
    width: 116,
    hideBelow: 1160,
  },
  {
    id: "actions",
    header: t("actions"),
    cell: (row, { tabIndex }) => <RowActions row={row} tabIndex={tabIndex} />,
    width: 84,
    align: "end",
    visibility: "always",
    card: "actions",
  },
];
