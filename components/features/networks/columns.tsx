"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ResourceColumn, Sort } from "#components/shared/resource-table/column.ts";
import {
  actionsColumn,
  createdColumn,
  idColumn,
  projectColumn,
  textColumn,
} from "#components/shared/resource-table/standard-columns.tsx";
import { usedByColumns } from "#components/shared/used-by/used-by-columns.tsx";
import { PlainText } from "#components/ui/plain-text.tsx";
import type { NetworkRow } from "#lib/contracts/networks.ts";
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
  ...usedByColumns<NetworkRow>(
    { use: t("use"), usedBy: t("usedBy") },
    { width: { min: 150, grow: 4 }, hideBelow: 720 },
  ),
];

const facts = (t: Words): Column[] => [
  textColumn("driver", t("driver"), (row) => row.driver, { width: 92, hideBelow: 860, card: "detail" }),
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
  projectColumn(t("project"), { hideBelow: 960, card: "detail" }),
];

const tail = (t: Words): Column[] => [
  createdColumn(t("created"), { hideBelow: 1060 }),
  textColumn("scope", t("scope"), (row) => row.scope, { width: 88, visibility: "hidden" }),
  idColumn(t("id"), { hideBelow: 1160 }),
  actionsColumn(t("actions"), (row, tabIndex) => <RowActions row={row} tabIndex={tabIndex} />),
];
