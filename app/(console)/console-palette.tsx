"use client";

import dynamic from "next/dynamic";
import { usePalette } from "#components/shared/palette/palette-context.tsx";

// No page needs it before somebody opens it.
const PaletteOffers = dynamic(() => import("./palette-offers.tsx").then((module) => module.PaletteOffers), {
  ssr: false,
});

/** The command palette, from when it is first opened. */
export function ConsolePalette() {
  const { wanted } = usePalette();
  return wanted && <PaletteOffers />;
}
