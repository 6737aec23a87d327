"use client";

import { useTranslations } from "next-intl";
import classes from "./table-count.module.css";
import type { ResourceTableModel } from "./use-resource-table.ts";

/** How many rows there are, and how many of them match. */
export function TableCount<R extends { id: string }>({ table }: { table: ResourceTableModel<R> }) {
  const t = useTranslations("table");
  const shown = table.matched.length;
  const total = table.options.rows.length;
  return (
    <span className={classes.count} role="status">
      {shown === total ? t("count", { count: total }) : t("countOf", { shown, total })}
    </span>
  );
}
