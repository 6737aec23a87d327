"use client";

import { Button } from "@mantine/core";
import { IconAdjustmentsHorizontal } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { MenuButton } from "#components/ui/menu-button.tsx";
import type { ResourceTableModel } from "./use-resource-table.ts";

const loadItems = () => import("./table-view-items.tsx").then((module) => module.TableViewItems);

/** The menu by which a reader chooses the columns, and the sort where there is no header to press. */
export function TableViewMenu<R extends { id: string }>({ table }: { table: ResourceTableModel<R> }) {
  const t = useTranslations("table");
  const columns = table.options.columns.map((column) => ({
    ...column,
    sortable: column.sortBy !== undefined,
  }));
  return (
    <MenuButton
      width={220}
      staysOpen
      load={loadItems}
      given={{ columns, view: table.view }}
      target={
        <Button
          variant="default"
          flex="none"
          leftSection={<IconAdjustmentsHorizontal size={14} aria-hidden />}
        >
          {t("view")}
        </Button>
      }
    />
  );
}
