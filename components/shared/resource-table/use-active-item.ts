"use client";

import { useCallback, useMemo, useState } from "react";
import type { TableItem } from "./table-items.ts";

export type ActiveItem = {
  /** -1 while there are no lines. */
  index: number;
  setIndex(index: number): void;
};

/** The line that the keyboard is at. It follows its row when live changes move the row. */
export const useActiveItem = <R>(items: readonly TableItem<R>[]): ActiveItem => {
  const [place, setPlace] = useState<{ id: string; index: number } | null>(null);
  const index = useMemo(() => {
    if (items.length === 0) return -1;
    if (!place) return 0;
    if (items[place.index]?.id === place.id) return place.index;
    const moved = items.findIndex((item) => item.id === place.id);
    // Its row is gone: the keyboard stays at the same height.
    return moved >= 0 ? moved : Math.min(place.index, items.length - 1);
  }, [items, place]);
  const setIndex = useCallback(
    (next: number) => {
      const bounded = Math.max(0, Math.min(next, items.length - 1));
      const item = items[bounded];
      if (item) setPlace({ id: item.id, index: bounded });
    },
    [items],
  );
  return { index, setIndex };
};
