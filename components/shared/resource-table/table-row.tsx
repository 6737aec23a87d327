// A table element cannot be virtualized without breaking its layout: these are the roles of one, on plain elements, with
// the focus on the grid, which names its active row.
// biome-ignore-all lint/a11y/useSemanticElements: see above
// biome-ignore-all lint/a11y/useFocusableInteractive: see above
"use client";

import Link from "next/link";
import { memo, type ReactNode } from "react";
import type { CellContext, ResourceColumn } from "./column.ts";
import classes from "./resource-table.module.css";

export type RowProps<R> = {
  domId: string;
  row: R;
  index: number;
  top: number;
  columns: readonly ResourceColumn<R>[];
  active: boolean;
  selected: boolean | null;
  card: boolean;
  name: string;
  href: string | undefined;
  selectLabel: string;
};

/** Draws one cell; the title is a real link, so that it opens in a tab as links do. */
const content = <R,>(column: ResourceColumn<R>, props: RowProps<R>, context: CellContext): ReactNode => {
  const inner = column.cell(props.row, context);
  if (column.card !== "title" || props.href === undefined) return inner;
  return (
    <Link
      className={classes.link}
      href={props.href}
      prefetch={false}
      tabIndex={context.tabIndex}
      data-row-link
    >
      {inner}
    </Link>
  );
};

function RowCheckbox<R>(props: RowProps<R>) {
  return (
    <div role="gridcell" aria-colindex={1} className={classes.check} data-select>
      <input
        type="checkbox"
        className={classes.box}
        checked={props.selected === true}
        readOnly
        tabIndex={props.active ? 0 : -1}
        aria-label={props.selectLabel}
      />
    </div>
  );
}

function TableRowInner<R>(props: RowProps<R>) {
  const { columns, active, selected, card, index, top } = props;
  const context: CellContext = { active, card, tabIndex: active ? 0 : -1 };
  const first = selected === null ? 1 : 2;
  return (
    <div
      id={props.domId}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected ?? undefined}
      aria-label={props.name}
      data-index={index}
      data-active={active || undefined}
      data-selected={selected || undefined}
      className={card ? classes.card : classes.row}
      style={{ transform: `translateY(${top}px)` }}
    >
      {selected !== null && <RowCheckbox {...props} />}
      {card ? (
        <CardCells {...props} context={context} />
      ) : (
        columns.map((column, at) => (
          <div
            key={column.id}
            role="gridcell"
            aria-colindex={at + first}
            className={classes.cell}
            data-align={column.align}
            data-column={column.id}
          >
            {content(column, props, context)}
          </div>
        ))
      )}
    </div>
  );
}

/** The same cells in two lines: title, state and actions; then the details in a row. */
function CardCells<R>(props: RowProps<R> & { context: CellContext }) {
  const { columns, context } = props;
  const at = (place: ResourceColumn<R>["card"]) => columns.filter((column) => column.card === place);
  const draw = (column: ResourceColumn<R>) => (
    <span key={column.id} className={classes.cardItem} data-column={column.id}>
      {content(column, props, context)}
    </span>
  );
  return (
    <>
      <div role="gridcell" className={classes.cardTitle}>
        {at("title").map(draw)}
      </div>
      <div role="gridcell" className={classes.cardState}>
        {at("state").map(draw)}
      </div>
      <div role="gridcell" className={classes.cardDetail}>
        {at("detail").map(draw)}
      </div>
      <div role="gridcell" className={classes.cardActions}>
        {at("actions").map(draw)}
      </div>
    </>
  );
}

/** One row. It is drawn anew only when its own row, place, selection or the columns change. */
export const TableRow = memo(TableRowInner) as typeof TableRowInner;
