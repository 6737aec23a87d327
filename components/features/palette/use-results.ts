"use client";

import { useDeferredValue, useMemo, useSyncExternalStore } from "react";
import { usePalette } from "#components/shared/palette/palette-context.tsx";
import type { PaletteItem } from "#components/shared/palette/palette-group.ts";
import { bestOf, rankOf, wordsOf } from "#components/shared/palette/rank.ts";

export type Section = { id: string; title: string; items: readonly PaletteItem[] };

/** An object's own acts, filtered by what is typed. */
const actsOf = (object: PaletteItem, query: string): Section[] => {
  const words = wordsOf(query);
  const found = bestOf(object.acts?.() ?? [], {
    rank: (item) => rankOf({ name: item.label.toLowerCase() }, words),
    // In their own order: it is the one that menus have.
    name: () => "",
    limit: 20,
  });
  const items = found.map(({ one }) => one);
  return items.length > 0 ? [{ id: "acts", title: object.label, items }] : [];
};

/** What the palette shows: every group's best lines, the group with the best one first; or one object's acts. */
export const useResults = (query: string, object: PaletteItem | null): readonly Section[] => {
  const { groups } = usePalette();
  const all = useSyncExternalStore(groups.subscribe, groups.all, groups.all);
  const wanted = useDeferredValue(query.trim());
  return useMemo(() => {
    if (object) return actsOf(object, wanted);
    return all
      .map(({ id, title, find }) => ({ id, title, found: find(wanted) }))
      .filter(({ found }) => found.length > 0)
      .sort((left, right) => bestRank(left.found) - bestRank(right.found))
      .map(({ id, title, found }) => ({ id, title, items: found.map(({ item }) => item) }));
  }, [all, wanted, object]);
};

const bestRank = (found: readonly { rank: number }[]): number => Math.min(...found.map(({ rank }) => rank));
