"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { Facet } from "#components/shared/list-page/facet.ts";
import { ListPage } from "#components/shared/list-page/list-page.tsx";
import { useListFilter } from "#components/shared/list-page/use-list-filter.ts";
import { useResourceTable } from "#components/shared/resource-table/use-resource-table.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { roles } from "#lib/contracts/permissions.ts";
import type { UserRow } from "#lib/contracts/users.ts";
import { CreateButton } from "./actions/create-button.tsx";
import { UserActionsProvider } from "./actions/user-actions-provider.tsx";
import { defaultSort, useUserColumns } from "./columns.tsx";
import { useUsers } from "./queries.ts";
import { userState, userStates } from "./user-state.ts";

const noRows: readonly UserRow[] = [];
const textOf = (row: UserRow): string => `${row.username}\n${row.role}`;

/** Who may use the panel, and as what. */
export function UsersList() {
  return (
    <UserActionsProvider>
      <List />
    </UserActionsProvider>
  );
}

function List() {
  const t = useTranslations("users");
  const query = useUsers();
  const filter = useListFilter(useUserFacets(), textOf);
  const table = useResourceTable<UserRow>({
    id: "users",
    rows: query.data ?? noRows,
    columns: useUserColumns(),
    filter: filter.matches,
    defaultSort,
    rowName: (row) => row.username,
  });
  return (
    <ListPage
      title={t("title")}
      search={t("search")}
      query={query}
      table={table}
      filter={filter}
      actions={<CreateButton />}
      empty={<EmptyState title={t("emptyTitle")} />}
    />
  );
}

const useUserFacets = (): readonly Facet<UserRow>[] => {
  const t = useTranslations("users");
  const role = useTranslations("account.roles");
  return useMemo(() => {
    const states = new Map<string, string>(userStates.map((state) => [state, t(`states.${state}`)]));
    const names = new Map<string, string>(roles.map((one) => [one, role(one)]));
    return [
      {
        id: "role",
        label: t("facets.role"),
        valuesOf: (row) => [row.role],
        choices: roles,
        labelOf: (value) => names.get(value) ?? value,
      },
      {
        id: "state",
        label: t("facets.state"),
        valuesOf: (row) => [userState(row)],
        choices: userStates,
        labelOf: (value) => states.get(value) ?? value,
      },
    ];
  }, [t, role]);
};
