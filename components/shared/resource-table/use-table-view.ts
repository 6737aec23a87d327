"use client";

import { useLocalStorage } from "@mantine/hooks";
import { useCallback, useMemo } from "react";
import { useUrlState } from "../url-state/use-url-state.ts";
import { formatSort, parseSort, type ResourceColumn, type Sort } from "./column.ts";

/** How a reader looks at a table: the sort is in the address, the columns and closed groups in the browser. */
export type TableView = {
  sort: Sort;
  setSort(sort: Sort): void;
  isVisible(column: string): boolean;
  setVisible(column: string, visible: boolean): void;
  resetColumns(): void;
  collapsed: ReadonlySet<string>;
  setCollapsed(group: string, collapsed: boolean): void;
};

type Saved = { columns: Record<string, boolean>; collapsed: string[] };
const nothingSaved: Saved = { columns: {}, collapsed: [] };

/** `id` names the table in the browser's storage. */
export const useTableView = <R>(
  id: string,
  columns: readonly ResourceColumn<R>[],
  defaultSort: Sort,
): TableView => {
  const [sortText, setSortText] = useUrlState("sort", formatSort(defaultSort));
  const [saved, setSaved] = useLocalStorage<Saved>({
    key: `quayside-table-${id}`,
    defaultValue: nothingSaved,
    getInitialValueInEffect: false,
  });
  const setSort = useCallback((sort: Sort) => setSortText(formatSort(sort)), [setSortText]);
  return useMemo(() => {
    const byDefault = new Map(columns.map((column) => [column.id, column.visibility !== "hidden"]));
    const wanted = parseSort(sortText);
    return {
      sort: byDefault.has(wanted.column) ? wanted : defaultSort,
      setSort,
      isVisible: (column) => saved.columns[column] ?? byDefault.get(column) ?? false,
      setVisible: (column, visible) =>
        setSaved((before) => ({ ...before, columns: { ...before.columns, [column]: visible } })),
      resetColumns: () => setSaved((before) => ({ ...before, columns: {} })),
      collapsed: new Set(saved.collapsed),
      setCollapsed: (group, collapsed) =>
        setSaved((before) => ({
          ...before,
          collapsed: [...before.collapsed.filter((key) => key !== group), ...(collapsed ? [group] : [])],
        })),
    };
  }, [columns, sortText, setSort, saved, setSaved, defaultSort]);
};
