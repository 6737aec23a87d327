"use client";

import { type ReactNode, useMemo } from "react";
import type { CellContext, ResourceColumn, Sort } from "./column.ts";
import { type Group, groupedItems, plainItems, type TableItem } from "./table-items.ts";
import { type RowSelection, useRowSelection } from "./use-row-selection.ts";
import { useSortedRows } from "./use-sorted-rows.ts";
import { type TableView, useTableView } from "./use-table-view.ts";

export type ResourceTableOptions<R extends { id: string }> = {
  /** Names the table in the browser's storage: one per kind of list. */
  id: string;
  /** All rows there are. A row that did not change must be the same object as before. */
  rows: readonly R[];
  /** Stable; see `ResourceColumn`. */
  columns: readonly ResourceColumn<R>[];
  /** Which rows match. Stable (`useMemo`/`useCallback`); `null` for all. */
  filter?: ((row: R) => boolean) | null;
  /** Puts rows under heads. Stable; `null` for none. The empty key is the group of what has none. */
  groupBy?: ((row: R) => Group) | null;
  /** What stands right of a group's name: a summary, actions on all of its rows. */
  renderGroup?(rows: readonly R[], group: Group, context: CellContext): ReactNode;
  /** Stable. */
  defaultSort: Sort;
  /** What a row is called, for screen readers. */
  rowName(row: R): string;
  /** Where a row leads. It is a real link on the column with the card place `title`. */
  href?(row: R): string;
  selectable?: boolean;
  /** The rows come in their order, a part at a time: they are not sorted here. No column has a `sortBy` then. */
  inOrder?: boolean;
};

/** Everything that a table and what belongs to it (count, view menu, bulk bar) know. */
export type ResourceTableModel<R extends { id: string }> = {
  options: ResourceTableOptions<R>;
  view: TableView;
  /** The columns that the reader wants, before the width has its say. */
  shown: readonly ResourceColumn<R>[];
  /** The rows that match the filter, in order; rows in closed groups are among them. */
  matched: readonly R[];
  items: readonly TableItem<R>[];
  selection: RowSelection<R>;
};

/** Filters, sorts and groups rows once per change, and keeps how the reader looks at them. */
export const useResourceTable = <R extends { id: string }>(
  options: ResourceTableOptions<R>,
): ResourceTableModel<R> => {
  const { rows, columns, filter, groupBy, inOrder = false } = options;
  const view = useTableView(options.id, columns, options.defaultSort);
  const selection = useRowSelection(rows);
  const filtered = useMemo(() => (filter ? rows.filter(filter) : rows), [rows, filter]);
  const { sorted: bySort, shown } = useSortedRows(filtered, columns, view);
  const sorted = inOrder ? filtered : bySort;
  const { collapsed } = view;
  const items = useMemo(
    () => (groupBy ? groupedItems(sorted, groupBy, collapsed) : plainItems(sorted)),
    [sorted, groupBy, collapsed],
  );
  return { options, view, shown, matched: sorted, items, selection };
};
