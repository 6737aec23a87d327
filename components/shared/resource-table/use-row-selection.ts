"use client";

import { useCallback, useMemo, useState } from "react";

export type RowSelection<R> = {
  /** Only of rows that still exist. */
  ids: ReadonlySet<string>;
  rows: readonly R[];
  /** Selects or deselects some rows, and leaves the others as they are. */
  set(ids: Iterable<string>, selected: boolean): void;
  clear(): void;
};

const nothing: ReadonlySet<string> = new Set();

/** Which rows are selected. A row that is filtered out stays selected; one that was removed does not. */
export const useRowSelection = <R extends { id: string }>(rows: readonly R[]): RowSelection<R> => {
  const [chosen, setChosen] = useState(nothing);
  const existing = useMemo(
    () => (chosen.size === 0 ? [] : rows.filter((row) => chosen.has(row.id))),
    [rows, chosen],
  );
  const ids = useMemo(() => {
    if (existing.length === chosen.size) return chosen;
    return new Set(existing.map((row) => row.id));
  }, [existing, chosen]);
  const set = useCallback((changed: Iterable<string>, selected: boolean) => {
    setChosen((before) => {
      const after = new Set(before);
      for (const id of changed) {
        if (selected) after.add(id);
        else after.delete(id);
      }
      return after;
    });
  }, []);
  const clear = useCallback(() => setChosen(nothing), []);
  return useMemo(() => ({ ids, rows: existing, set, clear }), [ids, existing, set, clear]);
};
