"use client";

import { useVirtualizer } from "@tanstack/react-virtual";
import { useTranslations } from "next-intl";
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { LogTime } from "#lib/logs/at.ts";
import type { DisplayRow } from "./display-rows.ts";
import type { LogGapItem } from "./log-items.ts";
import { type LineActions, LogLine } from "./log-line.tsx";
import type { LogSettings } from "./log-settings.ts";
import classes from "./log-view.module.css";

export type LogScroll = { toKey(key: string): boolean; toEnd(): void; toStart(): void; focus(): void };

type Props = {
  label: string;
  rows: readonly DisplayRow[];
  settings: LogSettings;
  stamp: (at: LogTime) => string;
  pattern: RegExp | null;
  tags: ReadonlyMap<string, { name: string; hue: number }> | null;
  current: string | null;
  openJson: ReadonlySet<string>;
  whole: ReadonlyMap<string, string>;
  actions: LineActions;
  /** New lines at the end are shown as they come, while the end is in sight. */
  isLive: boolean;
  /** A line elsewhere is on its way: the ends of what is drawn now are nobody's concern. */
  isJumping: boolean;
  scroll: RefObject<LogScroll | null>;
  onGap(gap: LogGapItem): void;
  /** The reader is near an end of what is drawn. */
  onNearStart(): void;
  onNearEnd(): void;
  onFollowing(isFollowing: boolean): void;
  onKey(event: KeyboardEvent): void;
  start: ReactNode;
};

const lineHeight = 18;
/** So many rows before an end the next ones are asked for. */
const early = 60;

/** The lines, drawn as far as they are in sight. Whatever is added above, what is read stays where it is. */
export function LogLines(props: Props) {
  const { label, rows, isLive, isJumping, scroll, onNearStart, onNearEnd, onFollowing, onKey, start } = props;
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
  useEffect(() => {
    if (!isUnderWay && rows.length > 0 && hasBegun.current && first < early) onNearStart();
  }, [first, rows.length, isUnderWay, hasBegun, onNearStart]);
  useEffect(() => {
    if (!isUnderWay && rows.length > 0 && last > rows.length - early) onNearEnd();
  }, [last, rows.length, isUnderWay, onNearEnd]);
  return (
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
                <Row {...props} row={row} />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}

/** Within so many pixels of the end, the end is in sight. */
const nearEnd = 24;

/**
 * Keeps the end in sight while lines are added, until the reader scrolls up. Only a way upward counts as the reader's:
 * lines that are added move the end away by themselves.
 */
const useFollowing = (
  scroller: RefObject<HTMLDivElement | null>,
  rows: readonly DisplayRow[],
  isLive: boolean,
  onFollowing: (isFollowing: boolean) => void,
) => {
  const following = useRef(true);
  const hasBegun = useRef(false);
  const last = useRef(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever there are other rows.
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element || !isLive || !following.current || rows.length === 0) return;
    element.scrollTop = element.scrollHeight;
    hasBegun.current = true;
  }, [rows, isLive]);
  const onScroll = () => {
    const element = scroller.current;
    if (!element) return;
    const isAtEnd = element.scrollHeight - element.scrollTop - element.clientHeight <= nearEnd;
    if (isAtEnd) following.current = true;
    else if (element.scrollTop < last.current) following.current = false;
    last.current = element.scrollTop;
    onFollowing(following.current);
  };
  return { following, hasBegun, onScroll };
};

/** For so many frames a line that was gone to is kept in the middle, while those around it find their heights. */
const holdFrames = 8;

/** Goes to a line and keeps it there until what is around it is laid out. */
const useTarget = (
  scroller: RefObject<HTMLDivElement | null>,
  rows: readonly DisplayRow[],
  offsetOf: (index: number) => number | undefined,
) => {
  const [isHeld, setHeld] = useState(false);
  const key = useRef<string | null>(null);
  const place = useRef(() => {});
  place.current = () => {
    if (key.current === null || !scroller.current) return;
    const index = rows.findIndex(({ item }) => item.key === key.current);
    const offset = index < 0 ? undefined : offsetOf(index);
    if (offset !== undefined) scroller.current.scrollTop = offset;
  };
  const hold = useCallback((wanted: string) => {
    key.current = wanted;
    setHeld(true);
    let frames = 0;
    const step = () => {
      if (key.current !== wanted) return;
      place.current();
      frames += 1;
      if (frames < holdFrames) requestAnimationFrame(step);
      else {
        key.current = null;
        setHeld(false);
      }
    };
    step();
  }, []);
  return { isHeld, hold };
};

function Row({ row, ...props }: Props & { row: DisplayRow }) {
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
