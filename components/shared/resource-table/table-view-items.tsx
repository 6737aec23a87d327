"use client";

import { Menu } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { nextSort, type ResourceColumn } from "./column.ts";
import type { TableView } from "./use-table-view.ts";

type Column = Pick<ResourceColumn<never>, "firstSort" | "header" | "id" | "visibility"> & {
  sortable: boolean;
};
type Props = { columns: readonly Column[]; view: TableView };

/** The lines of the `TableViewMenu`. */
export function TableViewItems({ columns, view }: Props) {
  const t = useTranslations("table");
  const { sort, setSort, isVisible, setVisible, resetColumns } = view;
  const Arrow = sort.descending ? IconArrowDown : IconArrowUp;
  return (
    <>
      <Menu.Label>{t("sortBy")}</Menu.Label>
      {columns
        .filter(({ sortable }) => sortable)
        .map((column) => (
          <Menu.Item
            key={column.id}
            leftSection={column.id === sort.column ? <Arrow size={14} /> : <span style={{ width: 14 }} />}
            onClick={() => setSort(nextSort(column, sort))}
          >
            {column.header}
          </Menu.Item>
        ))}
      <Menu.Divider />
      <Menu.Label>{t("columns")}</Menu.Label>
      {columns
        .filter(({ visibility }) => visibility !== "always")
        .map(({ id, header }) => (
          <Menu.CheckboxItem key={id} checked={isVisible(id)} onChange={(checked) => setVisible(id, checked)}>
            {header}
          </Menu.CheckboxItem>
        ))}
      <Menu.Divider />
      <Menu.Item onClick={resetColumns}>{t("columnsReset")}</Menu.Item>
    </>
  );
}
