// A table element cannot be virtualized without breaking its layout: these are the roles of one, on plain elements, with
// the focus on the grid, which names its active row.
// biome-ignore-all lint/a11y/useSemanticElements: see above
// biome-ignore-all lint/a11y/useFocusableInteractive: see above
"use client";

import { Checkbox, UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { nextSort, type ResourceColumn } from "./column.ts";
import classes from "./resource-table.module.css";
import type { ResourceTableModel } from "./use-resource-table.ts";

type Props<R extends { id: string }> = {
  table: ResourceTableModel<R>;
  columns: readonly ResourceColumn<R>[];
};

/** The heads of the columns; pressing one sorts. The checkbox selects everything that matches the filter. */
export function TableHeader<R extends { id: string }>({ table, columns }: Props<R>) {
  const first = table.options.selectable ? 2 : 1;
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" aria-rowindex={1} className={classes.headRow}>
        {table.options.selectable && (
          <div role="columnheader" aria-colindex={1} className={classes.check}>
            <SelectAll table={table} />
          </div>
        )}
        {columns.map((column, at) => (
          <HeaderCell key={column.id} table={table} column={column} colIndex={at + first} />
        ))}
      </div>
    </div>
  );
}

/** Selects all that match, or none. */
function SelectAll<R extends { id: string }>({ table }: { table: ResourceTableModel<R> }) {
  const t = useTranslations("table");
  const { selection, matched } = table;
  const all =
    matched.length > 0 &&
    selection.ids.size >= matched.length &&
    matched.every((row) => selection.ids.has(row.id));
  return (
    <Checkbox
      size="xs"
      aria-label={t("selectAll")}
      checked={all}
      indeterminate={!all && selection.ids.size > 0}
      disabled={matched.length === 0}
      onChange={() => {
        if (all) selection.clear();
        else
          selection.set(
            matched.map((row) => row.id),
            true,
          );
      }}
    />
  );
}

type CellProps<R extends { id: string }> = {
  table: ResourceTableModel<R>;
  column: ResourceColumn<R>;
  colIndex: number;
};

function HeaderCell<R extends { id: string }>({ table, column, colIndex }: CellProps<R>) {
  const { sort, setSort } = table.view;
  const direction = sort.column !== column.id ? undefined : sort.descending ? "descending" : "ascending";
  const Arrow = direction === "descending" ? IconArrowDown : IconArrowUp;
  return (
    <div
      role="columnheader"
      aria-colindex={colIndex}
      aria-sort={direction}
      className={classes.headCell}
      data-align={column.align}
    >
      {column.sortBy ? (
        <UnstyledButton
          className={classes.headButton}
          data-sorted={direction !== undefined || undefined}
          onClick={() => setSort(nextSort(column, sort))}
        >
          <span className={classes.headLabel}>{column.header}</span>
          <Arrow size={12} aria-hidden className={classes.headArrow} />
        </UnstyledButton>
      ) : (
        <span className={column.card === "actions" ? classes.headHidden : classes.headLabel}>
          {column.header}
        </span>
      )}
    </div>
  );
}
