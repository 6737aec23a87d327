"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo } from "react";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { modeText } from "#lib/docker/file-mode.ts";
import { byteFormat } from "#lib/format/bytes.ts";
import { naturalKey } from "#lib/format/natural-key.ts";
import type { ResourceColumn } from "../resource-table/column.ts";
import { FileMenu } from "./file-menu.tsx";
import classes from "./files.module.css";
import { KindIcon } from "./kind-icon.tsx";
import { shownName } from "./shown-name.ts";
import type { FileRow } from "./use-listing.ts";

/** The columns of a folder. `onOpen` is stable. */
export const useFileColumns = (onOpen: (row: FileRow) => void): readonly ResourceColumn<FileRow>[] => {
  const t = useTranslations("files.columns");
  const locale = useLocale();
  return useMemo(() => {
    const bytes = byteFormat(locale);
    return [
      {
        id: "name",
        header: t("name"),
        width: { min: 200, grow: 4 },
        visibility: "always",
        card: "title",
        // Folders first, as everybody expects them.
        sortBy: (row) => `${row.kind === "folder" ? 0 : 1} ${naturalKey(row.name)}`,
        cell: (row, { tabIndex }) => (
          <span className={classes.name}>
            <KindIcon kind={row.kind} />
            <button
              type="button"
              data-row-link
              tabIndex={tabIndex}
              className={classes.open}
              onClick={() => onOpen(row)}
            >
              <bdi title={shownName(row.name)}>{shownName(row.name)}</bdi>
            </button>
            {row.target !== null && <bdi className={classes.target}>→ {shownName(row.target)}</bdi>}
          </span>
        ),
      },
      {
        id: "size",
        header: t("size"),
        width: 96,
        align: "end",
        card: "detail",
        firstSort: "descending",
        sortBy: (row) => (row.kind === "file" ? row.size : null),
        cell: (row) => (row.kind === "file" && row.size !== null ? bytes.decimal(row.size) : "–"),
      },
      {
        id: "mode",
        header: t("mode"),
        width: 112,
        card: "state",
        hideBelow: 720,
        sortBy: (row) => row.permissions,
        cell: (row) => (
          <span className={classes.mono} title={row.permissions.toString(8).padStart(4, "0")}>
            {modeText(row.kind, row.permissions)}
          </span>
        ),
      },
      {
        id: "owner",
        header: t("owner"),
        width: 130,
        hideBelow: 820,
        sortBy: (row) => `${row.owner ?? row.uid} ${row.group ?? row.gid}`,
        cell: (row) => (
          <span title={`${row.uid}:${row.gid}`}>
            {row.owner ?? row.uid ?? "–"}:{row.group ?? row.gid ?? "–"}
          </span>
        ),
      },
      {
        id: "modified",
        header: t("modified"),
        width: 130,
        card: "detail",
        hideBelow: 560,
        firstSort: "descending",
        sortBy: (row) => row.modifiedAt,
        cell: (row) => (row.modifiedAt === null ? "–" : <RelativeTime at={row.modifiedAt} />),
      },
      {
        id: "actions",
        header: t("actions"),
        width: 48,
        visibility: "always",
        card: "actions",
        cell: (row, { tabIndex }) => <FileMenu row={row} tabIndex={tabIndex} />,
      },
    ];
  }, [t, locale, onOpen]);
};
