import type { ReactNode } from "react";

/** What a cell may know beside its row. */
export type CellContext = {
  /** Whether the row is the one that the keyboard is at. */
  active: boolean;
  /** For every control in a cell: only the active row's controls are in the tab order. */
  tabIndex: 0 | -1;
  /** Whether the row is drawn as a two-line card (phone width). */
  card: boolean;
};

export type ColumnWidth = number | { min: number; grow: number };

/** One column of a resource's table. Keep the array stable (`useMemo`): a new one draws every row anew. */
export type ResourceColumn<R> = {
  id: string;
  header: string;
  /** What stands in the cell. It may depend on the row and the context only, for unchanged rows are not drawn again. */
  cell(row: R, context: CellContext): ReactNode;
  /** What the column is sorted by; `null` goes last in both directions. Without it the column cannot be sorted. */
  sortBy?(row: R): string | number | null;
  /** Which direction comes first when its header is pressed. */
  firstSort?: "ascending" | "descending";
  /** Pixels, or the share of what is left with the least it needs. */
  width: ColumnWidth;
  align?: "start" | "end";
  /** Shown unless the reader hides it; `always` cannot be hidden, `hidden` is shown on demand. Default `shown`. */
  visibility?: "always" | "shown" | "hidden";
  /** Left out while the table is narrower than this many pixels. */
  hideBelow?: number;
  /** Its place in the card at phone width; left out there without one. The state must have one. */
  card?: "title" | "state" | "detail" | "actions";
};

export type Sort = { column: string; descending: boolean };

/** Writes a sort for the address: `name`, or `-created` for descending. */
export const formatSort = (sort: Sort): string => (sort.descending ? `-${sort.column}` : sort.column);

/** Reads a sort from the address. */
export const parseSort = (text: string): Sort =>
  text.startsWith("-") ? { column: text.slice(1), descending: true } : { column: text, descending: false };

/** The sort that pressing a column's header leads to. */
export const nextSort = (
  column: { id: string; firstSort?: "ascending" | "descending" },
  current: Sort,
): Sort =>
  current.column === column.id
    ? { column: column.id, descending: !current.descending }
    : { column: column.id, descending: column.firstSort === "descending" };

const least = (width: ColumnWidth): number => (typeof width === "number" ? width : width.min);
const track = (width: ColumnWidth): string =>
  typeof width === "number" ? `${width}px` : `minmax(${width.min}px, ${width.grow}fr)`;

/** The CSS grid's columns, and the width below which the table scrolls sideways. */
export const gridTemplate = <R>(columns: readonly ResourceColumn<R>[], selectable: boolean) => {
  const widths = columns.map((column) => column.width);
  return {
    columns: [...(selectable ? ["40px"] : []), ...widths.map(track)].join(" "),
    minWidth: (selectable ? 40 : 0) + widths.reduce<number>((sum, width) => sum + least(width), 0),
  };
};
