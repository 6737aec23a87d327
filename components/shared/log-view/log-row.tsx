"use client";

import { useTranslations } from "next-intl";
import { useMemo } from "react";
import type { LogTime } from "#lib/logs/at.ts";
import type { DisplayRow } from "./display-rows.ts";
import type { LogGapItem } from "./log-items.ts";
import { type LineActions, LogLine } from "./log-line.tsx";
import type { LogSettings } from "./log-settings.ts";
import classes from "./log-view.module.css";

/** What all rows of a view have in common. */
export type RowProps = {
  settings: LogSettings;
  stamp: (at: LogTime) => string;
  pattern: RegExp | null;
  tags: ReadonlyMap<string, { name: string; hue: number }> | null;
  current: string | null;
  openJson: ReadonlySet<string>;
  whole: ReadonlyMap<string, string>;
  actions: LineActions;
  /** The reader wants to see the lines that are missing. */
  onGap(gap: LogGapItem): void;
};

/** One row: a line, or what is missing between two. */
export function LogRow({ row, ...props }: RowProps & { row: DisplayRow }) {
  const { item } = row;
  const tag = useMemo(() => props.tags?.get(item.container) ?? null, [props.tags, item.container]);
  if (item.kind === "gap") return <Gap gap={item} onFill={() => props.onGap(item)} />;
  return (
    <LogLine
      item={item}
      settings={props.settings}
      stamp={props.stamp}
      pattern={props.pattern}
      tag={tag}
      folded={row.folded}
      isOpen={row.isOpen}
      isPart={row.isPart}
      isJsonOpen={props.openJson.has(item.key)}
      isCurrent={props.current === item.key}
      more={props.whole.get(item.key) ?? null}
      actions={props.actions}
    />
  );
}

function Gap({ gap, onFill }: { gap: LogGapItem; onFill(): void }) {
  const t = useTranslations("logs");
  return (
    <div className={classes.gap}>
      <button type="button" onClick={onFill}>
        {gap.count === null ? t("gap.unknown") : t("gap.counted", { count: gap.count })}
      </button>
    </div>
  );
}
