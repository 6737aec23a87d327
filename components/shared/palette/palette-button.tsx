"use client";

import { IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useSyncExternalStore } from "react";
import classes from "./palette-button.module.css";
import { usePalette } from "./palette-context.tsx";

const neverChanges = () => () => {};
const isApple = (): boolean => /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Opens the palette, and says by which keys that goes, too. */
export function PaletteButton() {
  const t = useTranslations("palette");
  const { show } = usePalette();
  const apple = useSyncExternalStore(neverChanges, isApple, () => false);
  const keys = apple ? "⌘ K" : "Ctrl K";
  return (
    <button
      type="button"
      className={classes.button}
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      onClick={() => show("palette")}
    >
      <IconSearch size={15} stroke={1.75} aria-hidden />
      <span className={classes.word}>{t("title")}</span>
      {/* Told by `aria-keyshortcuts`. */}
      <kbd className={classes.keys} aria-hidden>
        {keys}
      </kbd>
    </button>
  );
}
