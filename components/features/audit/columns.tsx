"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ResourceColumn, Sort } from "#components/shared/resource-table/column.ts";
import { PlainText } from "#components/ui/plain-text.tsx";
import { StampTime } from "#components/ui/stamp-time.tsx";
import type { AuditRow } from "./audit-row.ts";
import { ActionCell, ActorCell, NoteCell, OutcomeCell } from "./cells.tsx";

type Column = ResourceColumn<AuditRow>;
type Words = ReturnType<typeof useTranslations<"audit.columns">>;
type Open = (row: AuditRow) => void;

/** The order in which the log comes. */
export const auditOrder: Sort = { column: "at", descending: true };

/** What the log shows. It is loaded a part at a time, newest first, so no column sorts it. */
export const useAuditColumns = (onOpen: Open): readonly Column[] => {
  const t = useTranslations("audit.columns");
  return useMemo(() => [...act(t, onOpen), ...surroundings(t)], [t, onOpen]);
};

const act = (t: Words, onOpen: Open): Column[] => [
  {
    id: "at",
    header: t("at"),
    cell: (row) => <StampTime at={row.at} />,
    width: 160,
    visibility: "always",
    card: "detail",
  },
  {
    id: "actor",
    header: t("actor"),
    cell: (row) => <ActorCell row={row} />,
    width: { min: 110, grow: 1 },
    card: "detail",
  },
  {
    id: "action",
    header: t("action"),
    cell: (row, { tabIndex }) => <ActionCell row={row} tabIndex={tabIndex} onOpen={onOpen} />,
    width: { min: 200, grow: 3 },
    visibility: "always",
    card: "title",
  },
  {
    id: "target",
    header: t("target"),
    cell: (row) => (row.target === null ? null : <PlainText text={row.target} />),
    width: { min: 120, grow: 2 },
    card: "detail",
  },
  {
    id: "outcome",
    header: t("outcome"),
    cell: (row) => <OutcomeCell outcome={row.outcome} />,
    width: 116,
    visibility: "always",
    card: "state",
  },
];

const surroundings = (t: Words): Column[] => [
  {
    id: "note",
    header: t("note"),
    cell: (row) => <NoteCell row={row} />,
    width: { min: 140, grow: 2 },
    hideBelow: 1000,
  },
  {
    id: "environment",
    header: t("environment"),
    cell: (row) => (row.environment === null ? null : <PlainText text={row.environment} />),
    width: 104,
    hideBelow: 1160,
  },
  {
    id: "address",
    header: t("address"),
    cell: (row) => row.address,
    width: { min: 112, grow: 1 },
    hideBelow: 880,
  },
];
