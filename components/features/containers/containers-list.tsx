"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { ErrorNotice } from "#components/shared/errors/error-notice.tsx";
import { ResourceTable } from "#components/shared/resource-table/resource-table.tsx";
import { TableCount } from "#components/shared/resource-table/table-count.tsx";
import { TableViewMenu } from "#components/shared/resource-table/table-view-menu.tsx";
import { useResourceTable } from "#components/shared/resource-table/use-resource-table.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { SearchInput } from "#components/ui/search-input.tsx";
import type { ContainerRow } from "#lib/contracts/containers.ts";
import { containerMatcher } from "#lib/docker/container-filter.ts";
import { visible } from "#lib/format/control-characters.ts";
import { BulkActions } from "./actions/bulk-actions.tsx";
import { ContainerActionsProvider } from "./actions/container-actions-provider.tsx";
import { defaultSort, useContainerColumns } from "./columns.tsx";
import { ContainerFilters } from "./filters/container-filters.tsx";
import { FilterChips } from "./filters/filter-chips.tsx";
import { StateSummary } from "./filters/state-summary.tsx";
import { type FilterState, useContainerFilter } from "./filters/use-container-filter.ts";
import { containerHref } from "./links.ts";
import classes from "./list/list.module.css";
import { NoContainers } from "./list/no-containers.tsx";
import { useProjectGroups } from "./list/use-project-groups.tsx";
import { useContainers } from "./queries.ts";

const noRows: readonly ContainerRow[] = [];

/** All containers of an environment, live: to find, to see how they are, and to act on one or many. */
export function ContainersList({ environment }: { environment: string }) {
  return (
    <ContainerActionsProvider environment={environment}>
      <List environment={environment} />
    </ContainerActionsProvider>
  );
}

function List({ environment }: { environment: string }) {
  const t = useTranslations("containers");
  const query = useContainers(environment);
  const state = useContainerFilter();
  const rows = query.data?.items ?? noRows;
  const table = useContainersTable(environment, rows, state);
  const failed = query.isError && query.data === undefined;
  return (
    <div className={classes.page}>
      <PageHeader title={t("title")} aside={query.data && <TableCount table={table} />}>
        <div className={classes.tools}>
          <SearchInput
            value={state.filter.text}
            onChange={(text) => state.change({ text })}
            label={t("filters.search")}
          />
          <TableViewMenu table={table} />
        </div>
      </PageHeader>
      <div className={classes.filters}>
        <StateSummary rows={rows} state={state} />
        <ContainerFilters rows={rows} state={state} />
        <FilterChips state={state} />
      </div>
      {failed ? (
        <div className={classes.problem}>
          <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
        </div>
      ) : (
        <ResourceTable
          table={table}
          label={t("title")}
          loading={query.isPending}
          empty={<NoContainers />}
          onClearFilter={state.clear}
        />
      )}
      <BulkActions selection={table.selection} />
    </div>
  );
}

const useContainersTable = (
  environment: string,
  rows: readonly ContainerRow[],
  { filter, active }: FilterState,
) => {
  const columns = useContainerColumns();
  const matches = useMemo(() => (active ? containerMatcher(filter) : null), [filter, active]);
  const groups = useProjectGroups(filter.group === "project");
  return useResourceTable<ContainerRow>({
    id: "containers",
    rows,
    columns,
    filter: matches,
    ...groups,
    defaultSort,
    rowName: (row) => visible(row.name),
    href: (row) => containerHref(environment, row.id),
    selectable: true,
  });
};
