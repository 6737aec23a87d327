"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { SearchInput } from "#components/ui/search-input.tsx";
import { ResourceTable } from "../resource-table/resource-table.tsx";
import { TableCount } from "../resource-table/table-count.tsx";
import { useResourceTable } from "../resource-table/use-resource-table.ts";
import classes from "./files.module.css";
import { shownName } from "./shown-name.ts";
import { useFileColumns } from "./use-file-columns.tsx";
import type { FileRow, Listing } from "./use-listing.ts";

const defaultSort = { column: "name", descending: false };

type Props = { listing: Listing; onOpen(row: FileRow): void };

/** The entries of one folder. */
export function FolderTable({ listing, onOpen }: Props) {
  const t = useTranslations("files");
  const [text, setText] = useState("");
  const filter = useMemo(() => {
    const wanted = text.trim().toLowerCase();
    return wanted === "" ? null : (row: FileRow) => shownName(row.name).toLowerCase().includes(wanted);
  }, [text]);
  const table = useResourceTable<FileRow>({
    id: "files",
    rows: listing.rows,
    columns: useFileColumns(onOpen),
    filter,
    defaultSort,
    rowName: (row) => shownName(row.name),
  });
  return (
    <>
      <div className={classes.bar}>
        <SearchInput value={text} onChange={setText} label={t("find")} />
        <TableCount table={table} />
      </div>
      <ResourceTable
        table={table}
        label={t("title")}
        loading={listing.state === "loading" && listing.rows.length === 0}
        empty={<EmptyState title={t("empty")} />}
        onClearFilter={() => setText("")}
      />
    </>
  );
}
