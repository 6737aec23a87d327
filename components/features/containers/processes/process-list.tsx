"use client";

import { useTranslations } from "next-intl";
import { useCallback, useMemo } from "react";
import type { ResourceColumn, Sort } from "#components/shared/resource-table/column.ts";
import { ResourceTable } from "#components/shared/resource-table/resource-table.tsx";
import { useResourceTable } from "#components/shared/resource-table/use-resource-table.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { ProcessTable } from "#lib/contracts/processes.ts";
import { visible } from "#lib/format/control-characters.ts";
import { isNumeric, type ProcessRow, sortValue, toProcessRows } from "./process-rows.ts";
import classes from "./processes.module.css";

type Props = { table: ProcessTable | null; text: string; onClear(): void };

/** As `ps` lists them, until a head is pressed. */
const asListed: Sort = { column: "", descending: false };
const none: readonly ProcessRow[] = [];
const long = new Set(["CMD", "COMMAND", "ARGS"]);

/** The table of processes, whatever columns `ps` was asked for. */
export function ProcessList({ table: read, text, onClear }: Props) {
  const t = useTranslations("processes");
  const rows = useMemo(() => (read ? toProcessRows(read) : none), [read]);
  const table = useResourceTable<ProcessRow>({
    id: "processes",
    rows,
    columns: useColumns(read?.titles.join("\n") ?? "", rows),
    filter: useFilter(text),
    defaultSort: asListed,
    rowName: ({ cells }) => visible(cells.join(" ").slice(0, 100)),
  });
  return (
    <ResourceTable
      table={table}
      label={t("title")}
      loading={read === null}
      empty={<EmptyState title={t("none")} />}
      onClearFilter={onClear}
    />
  );
}

const useFilter = (text: string) => {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const key = words.join(" ");
  const matches = useCallback(
    ({ cells }: ProcessRow) => {
      const line = cells.join(" ").toLowerCase();
      return key.split(" ").every((word) => line.includes(word));
    },
    [key],
  );
  return key === "" ? null : matches;
};

const useColumns = (titles: string, rows: readonly ProcessRow[]): readonly ResourceColumn<ProcessRow>[] => {
  // Which columns are numbers seldom changes, and a new list of columns draws every row anew.
  const numeric = titles
    .split("\n")
    .map((_, index) => (isNumeric(rows, index) ? "1" : "0"))
    .join("");
  return useMemo(() => {
    const names = titles === "" ? [] : titles.split("\n");
    return names.map((title, index): ResourceColumn<ProcessRow> => {
      const isLong = long.has(title.toUpperCase());
      return {
        id: `${title.toLowerCase()}-${index}`,
        header: visible(title),
        cell: ({ cells }) => <Cell text={cells[index] ?? ""} />,
        sortBy: ({ cells }) => sortValue(cells[index]),
        width: isLong ? { min: 220, grow: 6 } : { min: 76, grow: 1 },
        align: numeric[index] === "1" && !isLong ? "end" : "start",
        card: isLong ? "title" : index === 0 ? "state" : "detail",
      };
    });
  }, [titles, numeric]);
};

function Cell({ text }: { text: string }) {
  const shown = visible(text);
  return (
    <span className={classes.cell} title={shown}>
      {shown}
    </span>
  );
}
