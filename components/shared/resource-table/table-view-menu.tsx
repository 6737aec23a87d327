"use client";

import { Button, Menu } from "@mantine/core";
import { IconAdjustmentsHorizontal, IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { nextSort } from "./column.ts";
import type { ResourceTableModel } from "./use-resource-table.ts";

/** The menu by which a reader chooses the columns, and the sort where there is no header to press. */
export function TableViewMenu<R extends { id: string }>({ table }: { table: ResourceTableModel<R> }) {
  const t = useTranslations("table");
  const { columns } = table.options;
  const { sort, setSort, isVisible, setVisible, resetColumns } = table.view;
  const Arrow = sort.descending ? IconArrowDown : IconArrowUp;
  return (
    <Menu position="bottom-end" closeOnItemClick={false} width={220}>
      <Menu.Target>
        <Button
          variant="default"
          flex="none"
          leftSection={<IconAdjustmentsHorizontal size={14} aria-hidden />}
        >
          {t("view")}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="70dvh" style={{ overflowY: "auto" }}>
        <Menu.Label>{t("sortBy")}</Menu.Label>
        {columns
          .filter((column) => column.sortBy)
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
          .filter((column) => column.visibility !== "always")
          .map((column) => (
            <Menu.CheckboxItem
              key={column.id}
              checked={isVisible(column.id)}
              onChange={(checked) => setVisible(column.id, checked)}
            >
              {column.header}
            </Menu.CheckboxItem>
          ))}
        <Menu.Divider />
        <Menu.Item onClick={resetColumns}>{t("columnsReset")}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
