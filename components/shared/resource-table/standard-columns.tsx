import type { ReactNode } from "react";
import { CopyText } from "#components/ui/copy-text.tsx";
import { PlainText } from "#components/ui/plain-text.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { shortId } from "#lib/docker/names.ts";
import type { ResourceColumn } from "./column.ts";

/** Where a column stands and how wide it is; that differs from list to list. */
export type Layout<R> = Pick<ResourceColumn<R>, "hideBelow" | "visibility" | "card"> &
  Partial<Pick<ResourceColumn<R>, "width">>;

/** A column of one short text, by which it also sorts; null leaves the cell empty. */
export const textColumn = <R,>(
  id: string,
  header: string,
  textOf: (row: R) => string | null,
  layout: Layout<R> & Pick<ResourceColumn<R>, "width">,
): ResourceColumn<R> => ({
  id,
  header,
  cell: (row) => {
    const text = textOf(row);
    return text === null ? null : <PlainText text={text} />;
  },
  sortBy: textOf,
  ...layout,
});

/** The compose project to which an object belongs. */
export const projectColumn = <R extends { project: string | null }>(
  header: string,
  layout: Layout<R>,
): ResourceColumn<R> =>
  textColumn<R>("project", header, (row) => row.project, { width: { min: 96, grow: 1 }, ...layout });

/** When an object was made, the newest first at the first click. */
export const createdColumn = <R extends { createdAt: number | null }>(
  header: string,
  layout: Layout<R>,
): ResourceColumn<R> => ({
  id: "created",
  header,
  cell: (row) => (row.createdAt === null ? null : <RelativeTime at={row.createdAt} />),
  sortBy: (row) => row.createdAt,
  firstSort: "descending",
  width: 128,
  ...layout,
});

/** The start of an id, which a click copies whole. */
export const idColumn = <R extends { id: string }>(header: string, layout: Layout<R>): ResourceColumn<R> => ({
  id: "id",
  header,
  cell: (row, { tabIndex }) => (
    <CopyText value={row.id} tabIndex={tabIndex}>
      {shortId(row.id)}
    </CopyText>
  ),
  width: 116,
  ...layout,
});

/** The last column, which is always there: what can be done with the row. */
export const actionsColumn = <R,>(
  header: string,
  cell: (row: R, tabIndex: 0 | -1) => ReactNode,
): ResourceColumn<R> => ({
  id: "actions",
  header,
  cell: (row, { tabIndex }) => cell(row, tabIndex),
  width: 84,
  align: "end",
  visibility: "always",
  card: "actions",
});
