"use client";

import { useEffect, useState } from "react";
import type { PaletteItem } from "#components/shared/palette/palette-group.ts";

/**
 * The line that Enter runs. It stays with its item while the lines around it change; when the item has gone, or
 * something else was asked, it is the first.
 */
export const useActiveLine = (items: readonly PaletteItem[], asked: string) => {
  const [chosen, setChosen] = useState<{ key: string; asked: string } | null>(null);
  const found = chosen?.asked === asked ? items.findIndex(({ key }) => key === chosen.key) : -1;
  const index = Math.max(found, 0);
  const active = items[index];
  const activeKey = active?.key;
  useEffect(() => {
    if (activeKey !== undefined)
      document.getElementById(lineId(activeKey))?.scrollIntoView({ block: "nearest" });
  }, [activeKey]);
  const choose = (item: PaletteItem | undefined) => item && setChosen({ key: item.key, asked });
  return {
    active,
    choose,
    /** Lines on or back, round and round. */
    move: (by: number) => choose(items[(index + by + items.length) % Math.max(1, items.length)]),
  };
};

/** The element of a line, for `aria-activedescendant`. */
export const lineId = (key: string): string => `palette-${key.replace(/\s/g, "-")}`;
