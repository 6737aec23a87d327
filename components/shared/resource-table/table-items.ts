import { naturalKey } from "#lib/format/natural-key.ts";

export type Group = { key: string; label: string };

/** One line of the table: a row, or the head of a group. */
export type TableItem<R> =
  | { type: "row"; id: string; row: R }
  | { type: "group"; id: string; group: Group; rows: readonly R[]; collapsed: boolean };

type Row = { id: string };

/** The lines of a table without groups. */
export const plainItems = <R extends Row>(rows: readonly R[]): TableItem<R>[] =>
  rows.map((row) => ({ type: "row", id: row.id, row }));

/**
 * The lines of a grouped table. Groups stand in the order of their labels, the one with the empty key last; rows keep
 * their order within a group.
 */
export const groupedItems = <R extends Row>(
  rows: readonly R[],
  groupOf: (row: R) => Group,
  collapsed: ReadonlySet<string>,
): TableItem<R>[] => {
  const items: TableItem<R>[] = [];
  for (const { group, rows: members } of inGroups(rows, groupOf)) {
    const closed = collapsed.has(group.key);
    items.push({ type: "group", id: `group:${group.key}`, group, rows: members, collapsed: closed });
    if (!closed) items.push(...plainItems(members));
  }
  return items;
};

const inGroups = <R>(rows: readonly R[], groupOf: (row: R) => Group): { group: Group; rows: R[] }[] => {
  const groups = new Map<string, { group: Group; rows: R[] }>();
  for (const row of rows) {
    const group = groupOf(row);
    const known = groups.get(group.key);
    if (known) known.rows.push(row);
    else groups.set(group.key, { group, rows: [row] });
  }
  return [...groups.values()].sort((a, b) => {
    if ((a.group.key === "") !== (b.group.key === "")) return a.group.key === "" ? 1 : -1;
    return naturalKey(a.group.label) < naturalKey(b.group.label) ? -1 : 1;
  });
};

/** The ids of the rows between two lines, both included, whichever comes first. */
export const rowIdsBetween = <R>(items: readonly TableItem<R>[], from: number, to: number): string[] =>
  items
    .slice(Math.min(from, to), Math.max(from, to) + 1)
    .filter((item) => item.type === "row")
    .map((item) => item.id);
