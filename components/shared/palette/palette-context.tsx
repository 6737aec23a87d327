"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";
import { PaletteGroups } from "./palette-groups.ts";

type Shown = "palette" | "shortcuts" | null;

type Palette = {
  groups: PaletteGroups;
  shown: Shown;
  /** Opened once: what it needs is loaded from then on. */
  wanted: boolean;
  show(what: Shown): void;
};

const PaletteContext = createContext<Palette | null>(null);

/** Whether the palette is open, and the keys that open it. What it shows is loaded when it is opened first. */
export function PaletteProvider({ children }: { children: ReactNode }) {
  const [groups] = useState(() => new PaletteGroups());
  const [shown, show] = useState<Shown>(null);
  const [wanted, setWanted] = useState(false);
  if (shown !== null && !wanted) setWanted(true);
  useKeys(show);
  const palette = useMemo(() => ({ groups, shown, wanted, show }), [groups, shown, wanted]);
  return <PaletteContext value={palette}>{children}</PaletteContext>;
}

export const usePalette = (): Palette => {
  const palette = useContext(PaletteContext);
  if (!palette) throw new Error("usePalette needs a PaletteProvider above it");
  return palette;
};

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** In a terminal, Ctrl-K belongs to the shell; Cmd-K does not. */
const isShells = (event: KeyboardEvent): boolean =>
  !event.metaKey && event.target instanceof Element && event.target.closest(".xterm") !== null;

const useKeys = (show: (update: (shown: Shown) => Shown) => void): void => {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.altKey) return;
      const isPalette =
        (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "k";
      if (isPalette && !isShells(event)) show((shown) => (shown === "palette" ? null : "palette"));
      else if (event.key === "?" && !event.ctrlKey && !event.metaKey && !isTyping(event.target)) {
        show((shown) => shown ?? "shortcuts");
      } else return;
      event.preventDefault();
    };
    // Before any field takes the key for itself.
    window.addEventListener("keydown", onKeyDown, { capture: true });
    return () => window.removeEventListener("keydown", onKeyDown, { capture: true });
  }, [show]);
};
