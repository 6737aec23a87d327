import type { MouseEvent } from "react";
import type { useActiveItem } from "./use-active-item.ts";
import type { ResourceTableModel } from "./use-resource-table.ts";

type Parts<R extends { id: string }> = {
  table: ResourceTableModel<R>;
  active: Pick<ReturnType<typeof useActiveItem>, "setIndex">;
  /** Two-line cards are opened by a tap anywhere. */
  card: boolean;
  selectLine(index: number, range: boolean): void;
  openRow(index: number): void;
};

/** One listener for all lines: what a click on a line does depends on where in it the pointer is. */
export const useTableClicks =
  <R extends { id: string }>({ table, active, card, selectLine, openRow }: Parts<R>) =>
  (event: MouseEvent<HTMLElement>): void => {
    const target = event.target as HTMLElement;
    const index = Number(target.closest<HTMLElement>("[data-index]")?.dataset.index ?? -1);
    const item = table.items[index];
    if (!item) return;
    active.setIndex(index);
    if (target.closest("[data-select]")) selectLine(index, event.shiftKey);
    else if (target.closest("[data-toggle]")) toggle(table, item);
    else if (target.closest("a,button,input,[role=menuitem]")) return;
    else if (table.options.selectable && (event.shiftKey || event.ctrlKey || event.metaKey))
      selectLine(index, event.shiftKey);
    else if (card) openRow(index);
  };

const toggle = <R extends { id: string }>(
  table: ResourceTableModel<R>,
  item: ResourceTableModel<R>["items"][number],
): void => {
  if (item.type === "group") table.view.setCollapsed(item.group.key, !item.collapsed);
};
