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

/** Orders two values of one column. */
export const compareSortValues = (a: SortValue, b: SortValue): number => {
  if (a === b || a === undefined || b === undefined) return 0;
  return a < b ? -1 : 1;
};
