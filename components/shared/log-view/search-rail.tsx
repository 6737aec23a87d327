"use client";

import { useTranslations } from "next-intl";
import type { MouseEvent } from "react";
import type { LogTime } from "#lib/logs/at.ts";
import type { RailMark } from "./hit-rail.ts";
import classes from "./log-view.module.css";

type Props = {
  marks: readonly RailMark[];
  topOf(at: LogTime): number;
  /** The first and the last moment in sight. */
  seen: { from: LogTime; to: LogTime } | null;
  onMark(mark: RailMark): void;
};

const percent = (part: number): string => `${(100 * part).toFixed(2)}%`;

/** The hits of the whole history beside the scrollbar, and where in it the reader is. A press goes to the nearest hit. */
export function SearchRail({ marks, topOf, seen, onMark }: Props) {
  const t = useTranslations("logs");
  const onClick = ({ currentTarget, clientY }: MouseEvent<HTMLButtonElement>) => {
    const { top, height } = currentTarget.getBoundingClientRect();
    const wanted = (clientY - top) / height;
    const nearest = marks.reduce<RailMark | null>(
      (best, mark) => (best && Math.abs(best.top - wanted) <= Math.abs(mark.top - wanted) ? best : mark),
      null,
    );
    if (nearest) onMark(nearest);
  };
  const from = seen && topOf(seen.from);
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.rail}
      aria-label={t("search.rail")}
      title={t("search.rail")}
      onClick={onClick}
    >
      {seen && from !== null && (
        <span
          className={classes.railSeen}
          style={{
            top: `min(${percent(from)}, 100% - 4px)`,
            height: percent(Math.max(0, topOf(seen.to) - from)),
          }}
        />
      )}
      {marks.map((mark) => (
        <span
          key={mark.number + mark.container}
          className={classes.railMark}
          style={{ top: `min(${percent(mark.top)}, 100% - 2px)` }}
        />
      ))}
    </button>
  );
}
