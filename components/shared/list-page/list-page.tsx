"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { PageHeader } from "#components/ui/page-header.tsx";
import { SearchInput } from "#components/ui/search-input.tsx";
import { ErrorNotice } from "../errors/error-notice.tsx";
import { ResourceTable } from "../resource-table/resource-table.tsx";
import { TableCount } from "../resource-table/table-count.tsx";
import { TableViewMenu } from "../resource-table/table-view-menu.tsx";
import type { ResourceTableModel } from "../resource-table/use-resource-table.ts";
import { FilterChips } from "./filter-chips.tsx";
import { FilterMenus } from "./filter-menus.tsx";
import frame from "./list-frame.module.css";
import classes from "./list-page.module.css";
import { type Quick, QuickFilters } from "./quick-filters.tsx";
import type { ListFilter } from "./use-list-filter.ts";

type Props<R extends { id: string }> = {
  title: string;
  /** The words in the search field. */
  search: string;
  query: Pick<UseQueryResult, "isPending" | "isError" | "data" | "error" | "refetch">;
  table: ResourceTableModel<R>;
  filter: ListFilter<R>;
  /** The choices wanted most often, with their counts. */
  quick?: readonly Quick[];
  /** After the filters' menus: other ways to look at the list. */
  view?: ReactNode;
  /** What can be done that is about no row: "Pull", "Prune". */
  actions?: ReactNode;
  /** What stands when there is nothing at all. */
  empty: ReactNode;
  /** The `BulkActions`. */
  children?: ReactNode;
};

/** The page of a noun's list: to find, to see how they are, and to act on one or many. */
export function ListPage<R extends { id: string }>(props: Props<R>) {
  const { title, search, query, table, filter, quick, view, actions, empty, children } = props;
  const { rows } = table.options;
  const failed = query.isError && query.data === undefined;
  return (
    <div className={frame.page}>
      <PageHeader title={title} aside={query.data !== undefined && <TableCount table={table} />}>
        <div className={frame.tools}>
          <SearchInput value={filter.text} onChange={filter.setText} label={search} />
          <TableViewMenu table={table} />
          {actions}
        </div>
      </PageHeader>
      <div className={frame.filters}>
        {quick && <QuickFilters rows={rows} filter={filter} quick={quick} />}
        <div className={classes.bar}>
          <FilterMenus rows={rows} filter={filter} />
          {view}
        </div>
        <FilterChips filter={filter} />
      </div>
      {failed ? (
        <div className={frame.problem}>
          <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
        </div>
      ) : (
        <ResourceTable
          table={table}
          label={title}
          loading={query.isPending}
          empty={empty}
          onClearFilter={filter.clear}
        />
      )}
      {children}
    </div>
  );
}
