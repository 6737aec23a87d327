"use client";

import { useEffect, useMemo, useRef } from "react";
import type { ResourceColumn } from "./column.ts";
import { keepOrder } from "./keep-order.ts";
import { sortRows, sortValues } from "./sort-value.ts";
import type { TableView } from "./use-table-view.ts";

/** The rows in the reader's order, and the columns that the reader wants to see. */
export const useSortedRows = <R extends { id: string }>(
  rows: readonly R[],
  columns: readonly ResourceColumn<R>[],
  { sort, isVisible }: TableView,
): { sorted: readonly R[]; shown: readonly ResourceColumn<R>[] } => {
  const valuesOf = useMemo(
    () => new Map(columns.filter(({ sortBy }) => sortBy).map((column) => [column.id, sortValues(column)])),
    [columns],
  );
  const sortValueOf = valuesOf.get(sort.column);
  const before = useRef<readonly R[]>([]);
  const data = useMemo(() => keepOrder(rows, before.current), [rows]);
  const sorted = useMemo(
    () => (sortValueOf ? sortRows(data, sortValueOf, sort.descending) : data),
    [data, sortValueOf, sort.descending],
  );
  useEffect(() => {
    before.current = sorted;
  }, [sorted]);
  const shown = useMemo(() => columns.filter(({ id }) => isVisible(id)), [columns, isVisible]);
  return { sorted, shown };
};
