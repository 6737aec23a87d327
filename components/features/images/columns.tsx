"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ResourceColumn, Sort } from "#components/shared/resource-table/column.ts";
import {
  actionsColumn,
  createdColumn,
  idColumn,
  projectColumn,
} from "#components/shared/resource-table/standard-columns.tsx";
import { usedByColumns } from "#components/shared/used-by/used-by-columns.tsx";
import { PlainText } from "#components/ui/plain-text.tsx";
import type { ImageRow } from "#lib/contracts/images.ts";
import { RowActions } from "./actions/row-actions.tsx";
import { NameCell } from "./cells/name-cell.tsx";
import { SizeText } from "./cells/size-text.tsx";
import { imageName, originsOf } from "./image-name.ts";

type Column = ResourceColumn<ImageRow>;
type Words = ReturnType<typeof useTranslations<"images.columns">>;

export const defaultSort: Sort = { column: "name", descending: false };

/** What the list of images shows. The ids stand in addresses, as what the list is sorted by. */
export const useImageColumns = (): readonly Column[] => {
  const t = useTranslations("images.columns");
  return useMemo(() => [...identity(t), ...facts(t), ...tail(t)], [t]);
};

const identity = (t: Words): Column[] => [
  {
    id: "name",
    header: t("name"),
    cell: (row) => <NameCell row={row} />,
    // Names before numbers that nobody chose.
    sortBy: (row) => `${row.dangling ? 1 : 0} ${imageName(row)}`,
    width: { min: 220, grow: 4 },
    visibility: "always",
    card: "title",
  },
  ...usedByColumns<ImageRow>(
    { use: t("use"), usedBy: t("usedBy") },
    { width: { min: 140, grow: 3 }, hideBelow: 760 },
  ),
];

const facts = (t: Words): Column[] => [
  {
    id: "size",
    header: t("size"),
    cell: (row) => <SizeText bytes={row.size} />,
    sortBy: (row) => row.size,
    firstSort: "descending",
    width: 96,
    align: "end",
    card: "detail",
  },
  createdColumn(t("created"), { width: 132, hideBelow: 680, card: "detail" }),
  {
    id: "registry",
    header: t("registry"),
    cell: (row) => <PlainText text={originsOf(row).registries.join(", ")} />,
    sortBy: (row) => originsOf(row).registries[0] ?? null,
    width: { min: 110, grow: 1 },
    visibility: "hidden",
  },
  projectColumn(t("project"), { visibility: "hidden" }),
];

const tail = (t: Words): Column[] => [
  idColumn(t("id"), { hideBelow: 1060 }),
  actionsColumn(t("actions"), (row, tabIndex) => <RowActions row={row} tabIndex={tabIndex} />),
];
