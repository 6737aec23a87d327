import { naturalKey } from "#lib/format/natural-key.ts";
import type { ResourceColumn } from "./column.ts";

export type SortValue = string | number | undefined;

/**
 * What a column's rows are compared by. It is worked out once per row: rows are the same objects until they change, so
 * that one changed row in ten thousand costs one value. `undefined` is for what has nothing to be sorted by.
 */
export const sortValues = <R extends object>({ sortBy }: ResourceColumn<R>): ((row: R) => SortValue) => {
  const known = new WeakMap<R, { value: SortValue }>();
  return (row) => {
    const held = known.get(row);
    if (held) return held.value;
    const value = toSortValue(sortBy?.(row) ?? undefined);
    known.set(row, { value });
    return value;
  };
};

/** Text becomes its natural key, so that it can be compared by code units, which is quick. */
const toSortValue = (value: SortValue): SortValue => (typeof value === "string" ? naturalKey(value) : value);

/** Rows in the order of their values. What has none goes last either way; equal rows stay as they stood. */
export const sortRows = <R>(
  rows: readonly R[],
  sortValueOf: (row: R) => SortValue,
  descending: boolean,
): readonly R[] => {
  const sign = descending ? -1 : 1;
  return rows.toSorted((one, other) => {
    const a = sortValueOf(one);
    const b = sortValueOf(other);
    if (a === b) return 0;
    if (a === undefined) return 1;
    if (b === undefined) return -1;
    return a < b ? -sign : sign;
  });
};
