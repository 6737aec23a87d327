"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { ResourceColumn, Sort } from "#components/shared/resource-table/column.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { roles } from "#lib/contracts/permissions.ts";
import type { UserRow } from "#lib/contracts/users.ts";
import { RowActions } from "./actions/row-actions.tsx";
import { NameCell, StateCell } from "./cells.tsx";

type Column = ResourceColumn<UserRow>;

export const defaultSort: Sort = { column: "name", descending: false };

/** What the list of users shows. The ids stand in addresses, as what the list is sorted by. */
export const useUserColumns = (): readonly Column[] => {
  const t = useTranslations("users.columns");
  const role = useTranslations("account.roles");
  const never = useTranslations("ui")("never");
  return useMemo(() => [...identity(t, role), ...presence(t, never), actions(t)], [t, role, never]);
};

type Words = ReturnType<typeof useTranslations<"users.columns">>;
type RoleWords = ReturnType<typeof useTranslations<"account.roles">>;

const identity = (t: Words, role: RoleWords): Column[] => [
  {
    id: "name",
    header: t("name"),
    cell: (row) => <NameCell row={row} />,
    sortBy: (row) => row.username,
    width: { min: 150, grow: 3 },
    visibility: "always",
    card: "title",
  },
  {
    id: "role",
    header: t("role"),
    cell: (row) => role(row.role),
    sortBy: (row) => roles.indexOf(row.role),
    firstSort: "descending",
    width: { min: 120, grow: 1 },
    card: "detail",
  },
  {
    id: "state",
    header: t("state"),
    cell: (row) => <StateCell row={row} />,
    sortBy: (row) => (row.disabled ? 2 : row.mustChangePassword ? 1 : 0),
    width: 176,
    visibility: "always",
    card: "state",
  },
];

const presence = (t: Words, never: string): Column[] => [
  {
    id: "sessions",
    header: t("sessions"),
    cell: (row) => row.openSessions,
    sortBy: (row) => row.openSessions,
    firstSort: "descending",
    width: 96,
    align: "end",
    hideBelow: 680,
  },
  {
    id: "lastSignIn",
    header: t("lastSignIn"),
    cell: (row) => (row.lastSignInAt === null ? never : <RelativeTime at={row.lastSignInAt} />),
    sortBy: (row) => row.lastSignInAt,
    firstSort: "descending",
    width: { min: 130, grow: 1 },
    card: "detail",
  },
  {
    id: "created",
    header: t("created"),
    cell: (row) => <RelativeTime at={row.createdAt} />,
    sortBy: (row) => row.createdAt,
    firstSort: "descending",
    width: { min: 130, grow: 1 },
    hideBelow: 820,
  },
];

const actions = (t: Words): Column => ({
  id: "actions",
  header: t("actions"),
  cell: (row, { tabIndex }) => <RowActions row={row} tabIndex={tabIndex} />,
  width: 64,
  align: "end",
  visibility: "always",
  card: "actions",
});
