"use client";

import {
  type ColumnDef,
  columnVisibilityFeature,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useEffect, useMemo, useRef } from "react";
import type { ResourceColumn } from "./column.ts";
import { keepOrder } from "./keep-order.ts";
import { compareSortValues, type SortValue, sortValues } from "./sort-value.ts";
import type { TableView } from "./use-table-view.ts";

const features = tableFeatures({
  columnVisibilityFeature,
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
});

type Row = { id: string };

/** A column as TanStack Table takes it. `undefined` stands for "nothing to sort by", which goes last either way. */
const toColumnDef = <R extends Row>(column: ResourceColumn<R>): ColumnDef<typeof features, R> => ({
  id: column.id,
  accessorFn: sortValues(column),
  enableSorting: column.sortBy !== undefined,
  sortUndefined: "last",
  sortFn: (a, b, id) => compareSortValues(a.getValue<SortValue>(id), b.getValue<SortValue>(id)),
});

/** The rows in the reader's order, and the columns that the reader wants to see. */
export const useSortedRows = <R extends Row>(
  rows: readonly R[],
  columns: readonly ResourceColumn<R>[],
  view: TableView,
): { sorted: readonly R[]; shown: readonly ResourceColumn<R>[] } => {
  const columnDefs = useMemo(() => columns.map(toColumnDef), [columns]);
  const sorting = useMemo(() => [{ id: view.sort.column, desc: view.sort.descending }], [view.sort]);
  const columnVisibility = useMemo(
    () => Object.fromEntries(columns.map(({ id }) => [id, view.isVisible(id)])),
    [columns, view],
  );
  const before = useRef<readonly R[]>([]);
  const data = useMemo(() => keepOrder(rows, before.current), [rows]);
  const table = useTable({
    features,
    columns: columnDefs,
    data,
    getRowId: (row) => row.id,
    state: { sorting, columnVisibility },
  });
  const model = table.getRowModel().rows;
  const visible = table.getVisibleLeafColumns();
  const sorted = useMemo(() => model.map((row) => row.original), [model]);
  useEffect(() => {
    before.current = sorted;
  }, [sorted]);
  const shown = useMemo(() => {
    const ids = new Set(visible.map((column) => column.id));
    return columns.filter((column) => ids.has(column.id));
  }, [columns, visible]);
  return { sorted, shown };
};
