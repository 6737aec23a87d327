"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ResourceColumn, Sort } from "#components/shared/resource-table/column.ts";
import {
  actionsColumn,
  createdColumn,
  projectColumn,
  textColumn,
} from "#components/shared/resource-table/standard-columns.tsx";
import { usedByColumns } from "#components/shared/used-by/used-by-columns.tsx";
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
  return useMemo(
    () => [
      ...identity(t),
      ...facts(t, sizes),
      actionsColumn(t("actions"), (row, tabIndex) => <RowActions row={row} tabIndex={tabIndex} />),
    ],
    [t, sizes],
  );
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
  ...usedByColumns<VolumeRow>(
    { use: t("use"), usedBy: t("usedBy") },
    { width: { min: 140, grow: 3 }, hideBelow: 680 },
  ),
];

const facts = (t: Words, sizes: Sizes): Column[] => [
  projectColumn(t("project"), { hideBelow: 860, card: "detail" }),
  textColumn("driver", t("driver"), (row) => row.driver, { width: 96, hideBelow: 980, card: "detail" }),
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
  createdColumn(t("created"), { hideBelow: 760 }),
  textColumn("scope", t("scope"), (row) => row.scope, { width: 88, visibility: "hidden" }),
];
