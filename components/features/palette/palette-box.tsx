"use client";

import { IconChevronRight, IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import type { PaletteItem } from "#components/shared/palette/palette-group.ts";
import classes from "./palette.module.css";
import { moveOf, type PaletteMove } from "./palette-key.ts";
import { PaletteLines } from "./palette-lines.tsx";
import { lineId, useActiveLine } from "./use-active-line.ts";
import { useResults } from "./use-results.ts";

type Props = { onRun(item: PaletteItem): void; onClose(): void };

/** The field and what it finds. An object's acts are one step further in: the right arrow goes there, Escape back. */
export function PaletteBox({ onRun, onClose }: Props) {
  const t = useTranslations("palette");
  const [query, setQuery] = useState("");
  const [object, setObject] = useState<PaletteItem | null>(null);
  const sections = useResults(query, object);
  const items = sections.flatMap((section) => section.items);
  const { active, choose, move } = useActiveLine(items, `${object?.key ?? ""} ${query}`);
  const enter = (into: PaletteItem | null) => {
    setObject(into);
    setQuery("");
  };
  const moves: Record<PaletteMove, () => void> = {
    next: () => move(1),
    previous: () => move(-1),
    run: () => active && onRun(active),
    enter: () => enter(active ?? null),
    back: () => (object ? enter(null) : onClose()),
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const asked = moveOf(event.key, {
      atEnd: event.currentTarget.selectionStart === query.length,
      isEmpty: query === "",
      hasActs: active?.acts !== undefined,
      inObject: object !== null,
    });
    if (asked === null) return;
    moves[asked]();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <div className={classes.field}>
        <IconSearch size={16} aria-hidden />
        {object && (
          <button type="button" className={classes.object} onClick={() => enter(null)} aria-label={t("back")}>
            {object.label}
            <IconChevronRight size={14} aria-hidden />
          </button>
        )}
        <input
          className={classes.input}
          data-autofocus
          role="combobox"
          aria-expanded
          aria-haspopup="listbox"
          aria-controls="palette-lines"
          aria-autocomplete="list"
          aria-activedescendant={active && lineId(active.key)}
          aria-label={object ? t("actsOn", { name: object.label }) : t("title")}
          placeholder={t(object ? "placeholderActs" : "placeholder")}
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          spellCheck={false}
          autoComplete="off"
        />
      </div>
      <PaletteLines sections={sections} active={active} onChoose={choose} onRun={onRun} onActs={enter} />
      <PaletteFoot />
    </>
  );
}

function PaletteFoot() {
  const t = useTranslations("palette.keys");
  return (
    <div className={classes.foot} aria-hidden>
      <span>
        <kbd>↵</kbd> {t("run")}
      </span>
      <span>
        <kbd>→</kbd> {t("acts")}
      </span>
      <span>
        <kbd>Esc</kbd> {t("close")}
      </span>
    </div>
  );
}
