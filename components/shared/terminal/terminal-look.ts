"use client";

import { useComputedColorScheme } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { useMemo } from "react";

/** How terminals look. The size is in CSS pixels. */
export type TerminalLook = { scheme: "light" | "dark"; fontSize: number; screenReader: boolean };

const sizes = { least: 8, usual: 13, most: 28 };

/** The look that this browser's owner has chosen, for all terminals, and what changes it. */
export const useTerminalLook = () => {
  const scheme = useComputedColorScheme("light");
  const [stored, setStored] = useLocalStorage({ key: "quayside-terminal-font", defaultValue: sizes.usual });
  const [screenReader, setScreenReader] = useLocalStorage({
    key: "quayside-terminal-reader",
    defaultValue: false,
  });
  const fontSize = clamp(stored);
  const look = useMemo<TerminalLook>(
    () => ({ scheme, fontSize, screenReader: screenReader === true }),
    [scheme, fontSize, screenReader],
  );
  return {
    look,
    /** One step larger or smaller; 0 is the usual size. */
    zoom: (step: -1 | 0 | 1) => setStored((size) => (step === 0 ? sizes.usual : clamp(clamp(size) + step))),
    setScreenReader,
  };
};

/** What stands in the browser's storage may have been written by anything. */
const clamp = (size: unknown): number =>
  typeof size === "number" && Number.isFinite(size)
    ? Math.min(sizes.most, Math.max(sizes.least, Math.round(size)))
    : sizes.usual;
