"use client";

import { type KeyboardEvent, useCallback, useRef } from "react";
import { rowIdsBetween, type TableItem } from "./table-items.ts";
import type { ActiveItem } from "./use-active-item.ts";
import type { ResourceTableModel } from "./use-resource-table.ts";

type Row = { id: string };

/** Selecting by line: alone, or together with all lines since the last one that was selected alone. */
export const useLineSelection = <R extends Row>({ items, selection }: ResourceTableModel<R>) => {
  const anchor = useRef<string | null>(null);
  return useCallback(
    (index: number, range: boolean) => {
      const item = items[index];
      if (!item) return;
      if (item.type === "group") {
        const all = item.rows.every((row) => selection.ids.has(row.id));
        return selection.set(
          item.rows.map((row) => row.id),
          !all,
        );
      }
      const from = range ? items.findIndex((candidate) => candidate.id === anchor.current) : -1;
      if (from >= 0) return selection.set(rowIdsBetween(items, from, index), true);
      anchor.current = item.id;
      selection.set([item.id], !selection.ids.has(item.id));
    },
    [items, selection],
  );
};

/** How far each key moves, in lines; `page` is how many lines are in sight. */
const moves: Record<string, (index: number, last: number, page: number) => number> = {
  ArrowDown: (index) => index + 1,
  ArrowUp: (index) => index - 1,
  PageDown: (index, _, page) => index + page,
  PageUp: (index, _, page) => index - page,
  Home: () => 0,
  End: (_, last) => last,
};

type Keys<R extends Row> = {
  table: ResourceTableModel<R>;
  active: ActiveItem;
  page: () => number;
  scrollTo: (index: number) => void;
  selectLine: (index: number, range: boolean) => void;
  openRow: (index: number) => void;
  onEscape: () => void;
};

/** The table's keyboard: arrows move, Enter opens, Space selects, Ctrl/Cmd-A selects all, Escape lets go. */
export const useTableKeys = <R extends Row>(keys: Keys<R>) => {
  const { table, active, page, scrollTo } = keys;
  const moveTo = (index: number) => {
    const bounded = Math.max(0, Math.min(index, table.items.length - 1));
    active.setIndex(bounded);
    scrollTo(bounded);
  };
  return (event: KeyboardEvent<HTMLElement>) => {
    const inControl = event.target !== event.currentTarget;
    const move = moves[event.key];
    if (event.defaultPrevented || event.altKey) return;
    if (move) moveTo(move(active.index, table.items.length - 1, page()));
    else if (!actOnLine(event, inControl, keys)) return;
    event.preventDefault();
  };
};

const actOnLine = <R extends Row>(event: KeyboardEvent, inControl: boolean, keys: Keys<R>): boolean => {
  const { table, active, onEscape } = keys;
  if (event.key === "Escape") {
    if (table.selection.ids.size > 0) table.selection.clear();
    else onEscape();
    return true;
  }
  const item = table.items[active.index];
  // A button or a link in a row has its own Enter and Space.
  if (inControl || !item) return false;
  return actOnGroup(event.key, item, table) || openByKey(event.key, keys) || selectByKey(event, keys);
};

const actOnGroup = <R extends Row>(
  key: string,
  item: TableItem<R>,
  { view }: ResourceTableModel<R>,
): boolean => {
  if (item.type !== "group") return false;
  if (key === "Enter") view.setCollapsed(item.group.key, !item.collapsed);
  else if (key === "ArrowLeft" || key === "ArrowRight")
    view.setCollapsed(item.group.key, key === "ArrowLeft");
  else return false;
  return true;
};

const openByKey = <R extends Row>(key: string, { active, openRow }: Keys<R>): boolean => {
  if (key !== "Enter") return false;
  openRow(active.index);
  return true;
};

const selectByKey = <R extends Row>(
  event: KeyboardEvent,
  { table, active, selectLine }: Keys<R>,
): boolean => {
  if (!table.options.selectable) return false;
  if (event.key === " ") selectLine(active.index, event.shiftKey);
  else if (event.key === "a" && (event.ctrlKey || event.metaKey)) {
    const all = table.matched.map((row) => row.id);
    table.selection.set(all, true);
  } else return false;
  return true;
};
