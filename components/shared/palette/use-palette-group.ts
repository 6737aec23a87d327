"use client";

import { useEffect } from "react";
import { usePalette } from "./palette-context.tsx";
import type { PaletteGroup } from "./palette-group.ts";

/** Offers a group while this is mounted. A group that is another object is offered anew. */
export const usePaletteGroup = (group: PaletteGroup): void => {
  const { groups } = usePalette();
  useEffect(() => groups.set(group), [groups, group]);
};
