"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useImperativeHandle,
  useRef,
} from "react";
import type { LogTime } from "#lib/logs/at.ts";
import type { DisplayRow } from "./display-rows.ts";
import { type LogGapItem, placeOf } from "./log-items.ts";
import { LogRow, type RowProps } from "./log-row.tsx";
import classes from "./log-view.module.css";
import { useFollowing, useTarget } from "./use-scroll.ts";

/** The moments that are in sight. */
export type SeenTimes = { from: LogTime; to: LogTime };
export type LogScroll = { toKey(key: string): boolean; toEnd(): void; toStart(): void; focus(): void };

type Props = RowProps & {
  label: string;
  rows: readonly DisplayRow[];
  /** New lines at the end are shown as they come, while the end is in sight. */
  isLive: boolean;
  /** A line elsewhere is on its way: the ends of what is drawn now are nobody's concern. */
  isJumping: boolean;
  scroll: RefObject<LogScroll | null>;
  /** The reader comes near to lines that are missing. */
  onNearGap(gap: LogGapItem, from: "below" | "above"): void;
  /** The reader is near an end of what is drawn. */
  onNearStart(): void;
  onNearEnd(): void;
  onFollowing(isFollowing: boolean): void;
  onKey(event: KeyboardEvent): void;
  start: ReactNode;
  /** Stands beside the scrollbar. */
  rail(seen: SeenTimes | null): ReactNode;
};

const lineHeight = 18;
/** So many rows before an end the next ones are asked for. */
const early = 60;

/** The lines, drawn as far as they are in sight. Whatever is added above, what is read stays where it is. */
export function LogLines(props: Props) {
  const { label, rows, isLive, isJumping, scroll, onFollowing, onKey, start } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => lineHeight,
    getItemKey: useCallback((index: number) => rows[index]?.item.key ?? index, [rows]),
    overscan: 20,
    anchorTo: "end",
    scrollEndThreshold: 24,
    paddingStart: 26,
    useAnimationFrameWithResizeObserver: true,
  });
  const target = useTarget(scroller, rows, (index) => virtualizer.getOffsetForIndex(index, "center")?.[0]);
  const isUnderWay = isJumping || target.isHeld;
  const { following, hasBegun, onScroll } = useFollowing(scroller, rows, isLive, onFollowing);
  useImperativeHandle(
    scroll,
    () => ({
      toKey: (key) => {
        const index = rows.findIndex(({ item }) => item.key === key);
        if (index < 0) return false;
        // Whoever comes for a line is not taken to the end.
        hasBegun.current = true;
        following.current = false;
        target.hold(key);
        return true;
      },
      toEnd: () => {
        following.current = true;
        virtualizer.scrollToEnd();
      },
      toStart: () => {
        following.current = false;
        virtualizer.scrollToOffset(0);
      },
      focus: () => scroller.current?.focus(),
    }),
    [rows, virtualizer, hasBegun, following, target.hold],
  );
  const shown = virtualizer.getVirtualItems();
  const first = shown[0]?.index ?? 0;
  const last = shown.at(-1)?.index ?? 0;
  useNearEnds({ ...props, first, last, isReading: !isUnderWay, hasBegun, following });
  return (
    <div className={classes.frame}>
      <div
        ref={scroller}
        role="log"
        aria-label={label}
        aria-live="off"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        className={classes.scroller}
        onKeyDown={onKey}
        onScroll={onScroll}
        onWheel={() => {
          hasBegun.current = true;
        }}
      >
        <div className={classes.body} style={{ height: virtualizer.getTotalSize() }}>
          <div className={classes.edge}>{start}</div>
          {shown.map(({ index, key, start: top }) => {
            const row = rows[index];
            return (
              row && (
                <div
                  key={key}
                  ref={virtualizer.measureElement}
                  data-index={index}
                  data-wrap={props.settings.wrap || undefined}
                  className={classes.row}
                  style={{ transform: `translateY(${top}px)` }}
                >
                  <LogRow {...props} row={row} />
                </div>
              )
            );
          })}
        </div>
      </div>
      {props.rail(timesOf(rows, first, last))}
    </div>
  );
}

type Near = Pick<Props, "rows" | "onNearStart" | "onNearEnd" | "onNearGap"> & {
  /** The first and the last row that is drawn. */
  first: number;
  last: number;
  isReading: boolean;
  hasBegun: RefObject<boolean>;
  following: RefObject<boolean>;
};

/** Tells when the reader comes near to an end of what is at hand, or to lines that are missing. */
const useNearEnds = ({ rows, first, last, isReading, hasBegun, following, ...on }: Near) => {
  const { onNearStart, onNearEnd, onNearGap } = on;
  useEffect(() => {
    if (isReading && rows.length > 0 && hasBegun.current && first < early) onNearStart();
  }, [first, rows.length, isReading, hasBegun, onNearStart]);
  useEffect(() => {
    if (isReading && rows.length > 0 && last > rows.length - early) onNearEnd();
  }, [last, rows.length, isReading, onNearEnd]);
  useEffect(() => {
    if (!isReading || following.current) return;
    const above = gapIn(rows, first - early, first);
    const below = gapIn(rows, last + 1, last + early);
    if (above) onNearGap(above, "below");
    else if (below) onNearGap(below, "above");
  }, [first, last, rows, isReading, following, onNearGap]);
};

/** A gap among some of the rows, the nearest to the last of them. */
const gapIn = (rows: readonly DisplayRow[], from: number, to: number): LogGapItem | undefined =>
  rows
    .slice(Math.max(0, from), Math.max(0, to))
    .map(({ item }) => item)
    .findLast((item) => item.kind === "gap");

/** The moments of the first and the last of some rows. */
const timesOf = (rows: readonly DisplayRow[], first: number, last: number): SeenTimes | null => {
  const [from, to] = [rows[first]?.item, rows[last]?.item];
  return from && to ? { from: placeOf(from).at, to: placeOf(to).at } : null;
};
