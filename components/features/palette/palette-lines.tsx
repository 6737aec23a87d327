"use client";

import { useTranslations } from "next-intl";
import type { PaletteItem } from "#components/shared/palette/palette-group.ts";
import classes from "./palette.module.css";
import { lineId } from "./use-active-line.ts";
import type { Section } from "./use-results.ts";

type Props = {
  sections: readonly Section[];
  active: PaletteItem | undefined;
  onChoose(item: PaletteItem): void;
  onRun(item: PaletteItem): void;
  onActs(item: PaletteItem): void;
};

/** What was found, group by group. The field keeps the focus; the active line is told by `aria-activedescendant`. */
export function PaletteLines({ sections, active, onChoose, onRun, onActs }: Props) {
  const t = useTranslations("palette");
  return (
    <>
      <div id="palette-lines" role="listbox" aria-label={t("found")} className={classes.lines}>
        {sections.map((section) => (
          // biome-ignore lint/a11y/useSemanticElements: there is no element for a group of options in a listbox
          <div key={section.id} role="group" aria-label={section.title}>
            <div className={classes.group} aria-hidden>
              {section.title}
            </div>
            {section.items.map((item) => (
              <Line
                key={item.key}
                item={item}
                active={item.key === active?.key}
                onChoose={onChoose}
                onRun={onRun}
                onActs={onActs}
              />
            ))}
          </div>
        ))}
      </div>
      <p role="status" className={classes.nothing}>
        {sections.length === 0 && t("nothing")}
      </p>
    </>
  );
}

type LineProps = Pick<Props, "onChoose" | "onRun" | "onActs"> & { item: PaletteItem; active: boolean };

function Line({ item, active, onChoose, onRun, onActs }: LineProps) {
  const t = useTranslations("palette");
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keyboard
    // biome-ignore lint/a11y/useFocusableInteractive: see above
    <div
      id={lineId(item.key)}
      role="option"
      aria-selected={active}
      className={classes.line}
      data-danger={item.danger || undefined}
      onMouseMove={() => !active && onChoose(item)}
      // The focus stays in the field.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => onRun(item)}
    >
      <item.Icon size={15} stroke={1.75} aria-hidden />
      <span className={classes.label}>{item.label}</span>
      {item.detail && <span className={classes.detail}>{item.detail}</span>}
      {item.acts && (
        // biome-ignore lint/a11y/noStaticElementInteractions: for pointers; the keyboard has the right arrow
        // biome-ignore lint/a11y/useKeyWithClickEvents: see above
        <span
          className={classes.acts}
          onClick={(event) => {
            event.stopPropagation();
            onActs(item);
          }}
        >
          {t("acts")}
        </span>
      )}
    </div>
  );
}
