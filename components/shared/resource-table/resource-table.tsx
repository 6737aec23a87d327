// A table element cannot be virtualized without breaking its layout: these are the roles of one, on plain elements, with
// the focus on the grid, which names its active row.
// biome-ignore-all lint/a11y/useSemanticElements: see above
// biome-ignore-all lint/a11y/useFocusableInteractive: see above
"use client";

import { useTranslations } from "next-intl";
import { type CSSProperties, type ReactNode, useEffect, useId, useMemo } from "react";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { gridTemplate, type ResourceColumn } from "./column.ts";
import { GroupRow } from "./group-row.tsx";
import classes from "./resource-table.module.css";
import { TableHeader } from "./table-header.tsx";
import { TableRow } from "./table-row.tsx";
import { useActiveItem } from "./use-active-item.ts";
import type { ResourceTableModel } from "./use-resource-table.ts";
import { useTableClicks } from "./use-table-clicks.ts";
import { useLineSelection, useTableKeys } from "./use-table-keys.ts";
import { useTableWindow } from "./use-table-window.ts";

type Props<R extends { id: string }> = {
  table: ResourceTableModel<R>;
  /** What the table lists, for screen readers. */
  label: string;
  /** True until the rows have arrived for the first time. */
  loading?: boolean;
  /** Shown when there is nothing at all. */
  empty: ReactNode;
  /** Called by Escape and by the button that is shown when nothing matches. */
  onClearFilter(): void;
  /** Called when the last rows come into sight: there may be more to load. Stable. */
  onNearEnd?: () => void;
};

/**
 * The one table of the console: virtualized, sortable, groupable, driven by keyboard, two-line cards at phone width.
 * It fills the height that its flex parent leaves.
 */
export function ResourceTable<R extends { id: string }>(props: Props<R>) {
  const { table, label, loading = false, empty, onClearFilter, onNearEnd } = props;
  const { items, options } = table;
  const baseId = useId();
  const active = useActiveItem(items);
  const grouped = options.groupBy != null;
  const { ref, scroller, width, card, head, virtualizer, page, stuck } = useTableWindow(
    options.id,
    items,
    active.index,
    grouped,
  );
  useNearEnd(virtualizer.range?.endIndex, items.length, onNearEnd);
  const columns = useFittingColumns(table.shown, width, card);
  const selectLine = useLineSelection(table);
  const domId = (index: number) => `${baseId}-${index}`;
  const openRow = (index: number) =>
    document.getElementById(domId(index))?.querySelector<HTMLElement>("[data-row-link]")?.click();
  const onKeyDown = useTableKeys({
    table,
    active,
    page,
    scrollTo: (index) => virtualizer.scrollToIndex(index),
    selectLine,
    openRow,
    onEscape: onClearFilter,
  });
  const onClick = useTableClicks({ table, active, card, selectLine, openRow });
  const template = useMemo(
    () => gridTemplate(columns, options.selectable === true),
    [columns, options.selectable],
  );
  return (
    <div
      ref={ref}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-busy={loading}
      aria-rowcount={items.length + 1}
      aria-colcount={columns.length + (options.selectable ? 1 : 0)}
      aria-multiselectable={options.selectable}
      aria-activedescendant={active.index >= 0 ? domId(active.index) : undefined}
      className={classes.root}
      style={tableVariables(template, head, card)}
      onKeyDown={onKeyDown}
      onClick={onClick}
      // Shift selects a range of rows, not of text.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
    >
      {!card && <TableHeader table={table} columns={columns} />}
      {loading || items.length === 0 ? (
        <OneCell className={loading ? undefined : classes.below}>
          {loading && <SkeletonRows height={card ? 56 : 36} />}
          {!loading && (options.rows.length === 0 ? empty : <NoMatch onClear={onClearFilter} />)}
        </OneCell>
      ) : (
        <div role="rowgroup" className={classes.body} style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map(({ index, start }) => (
            <TableLine
              key={items[index]?.id ?? index}
              table={table}
              columns={columns}
              index={index}
              top={index === stuck && scrolledPast(scroller.current, start - head) ? null : start - head}
              domId={domId(index)}
              active={index === active.index}
              card={card}
            />
          ))}
        </div>
      )}
    </div>
  );
}

/** Some screens before the end, so that what comes is there when it is reached. */
const nearRows = 60;

const useNearEnd = (last: number | undefined, count: number, onNearEnd: (() => void) | undefined): void => {
  const isNear = last === undefined || last >= count - nearRows;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again whenever there are more rows and still not enough
  useEffect(() => {
    if (isNear) onNearEnd?.();
  }, [isNear, count, onNearEnd]);
};

const scrolledPast = (scroller: HTMLElement | null, top: number): boolean =>
  (scroller?.scrollTop ?? 0) >= top;

const tableVariables = (template: { columns: string; minWidth: number }, head: number, card: boolean) =>
  ({
    "--table-columns": template.columns,
    "--table-min": card ? "0px" : `${template.minWidth + 24}px`,
    "--table-head": `${head}px`,
  }) as CSSProperties;

/** The columns that the table's width has room for. */
const useFittingColumns = <R,>(shown: readonly ResourceColumn<R>[], width: number, card: boolean) => {
  const key = shown
    .filter((column) => card || column.hideBelow === undefined || width === 0 || width >= column.hideBelow)
    .map((column) => column.id)
    .join(" ");
  return useMemo(() => {
    const ids = new Set(key.split(" "));
    return shown.filter((column) => ids.has(column.id));
  }, [shown, key]);
};

/** What stands in place of rows; a grid may hold nothing but rows. */
function OneCell({ className, children }: { className: string | undefined; children: ReactNode }) {
  return (
    <div role="rowgroup">
      <div role="row" tabIndex={-1}>
        <div role="gridcell" tabIndex={-1} className={className}>
          {children}
        </div>
      </div>
    </div>
  );
}

function NoMatch({ onClear }: { onClear(): void }) {
  const t = useTranslations("table");
  return (
    <EmptyState
      title={t("noMatch")}
      hint={t("noMatchHint")}
      action={{ label: t("clearFilter"), onClick: onClear }}
    />
  );
}

type LineProps<R extends { id: string }> = {
  table: ResourceTableModel<R>;
  columns: readonly ResourceColumn<R>[];
  index: number;
  top: number | null;
  domId: string;
  active: boolean;
  card: boolean;
};

/** One line: works out what the memoized row or group head is to show. */
function TableLine<R extends { id: string }>({
  table,
  columns,
  index,
  top,
  domId,
  active,
  card,
}: LineProps<R>) {
  const t = useTranslations("table");
  const item = table.items[index];
  const { options, selection } = table;
  if (!item) return null;
  if (item.type === "group") {
    const selected = item.rows.reduce((sum, row) => sum + (selection.ids.has(row.id) ? 1 : 0), 0);
    return (
      <GroupRow
        domId={domId}
        index={index}
        top={top}
        label={item.group.label}
        count={item.rows.length}
        collapsed={item.collapsed}
        active={active}
        selected={options.selectable ? selected : null}
        extra={options.renderGroup?.(item.rows, item.group, { active, card, tabIndex: active ? 0 : -1 })}
      />
    );
  }
  const name = options.rowName(item.row);
  return (
    <TableRow
      domId={domId}
      row={item.row}
      index={index}
      top={top ?? 0}
      columns={columns}
      active={active}
      selected={options.selectable ? selection.ids.has(item.id) : null}
      card={card}
      name={name}
      href={options.href?.(item.row)}
      selectLabel={t("selectRow", { name })}
    />
  );
}
