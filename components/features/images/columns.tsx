"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ResourceColumn, Sort } from "#components/shared/resource-table/column.ts";
import { UseStateCell } from "#components/shared/used-by/use-state-cell.tsx";
import { UsedByCell } from "#components/shared/used-by/used-by-cell.tsx";
import { CopyText } from "#components/ui/copy-text.tsx";
import { PlainText } from "#components/ui/plain-text.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { ImageRow } from "#lib/contracts/images.ts";
import { shortId } from "#lib/docker/names.ts";
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
    hideBelow: 760,
    card: "detail",
  },
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
  {
    id: "created",
    header: t("created"),
    cell: (row) => (row.createdAt === null ? null : <RelativeTime at={row.createdAt} />),
    sortBy: (row) => row.createdAt,
    firstSort: "descending",
    width: 132,
    hideBelow: 680,
    card: "detail",
  },
  {
    id: "registry",
    header: t("registry"),
    cell: (row) => <PlainText text={originsOf(row).registries.join(", ")} />,
    sortBy: (row) => originsOf(row).registries[0] ?? null,
    width: { min: 110, grow: 1 },
    visibility: "hidden",
  },
  {
    id: "project",
    header: t("project"),
    cell: (row) => (row.project === null ? null : <PlainText text={row.project} />),
    sortBy: (row) => row.project,
    width: { min: 96, grow: 1 },
    visibility: "hidden",
  },
];

const tail = (t: Words): Column[] => [
  {
    id: "id",
    header: t("id"),
    cell: (row, { tabIndex }) => (
      <CopyText value={row.id} tabIndex={tabIndex}>
        {shortId(row.id)}
      </CopyText>
    ),
    width: 116,
    hideBelow: 1060,
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
