"use client";

import { useElementSize, useMergedRef } from "@mantine/hooks";
import { defaultRangeExtractor, type Range, useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useRef } from "react";
import type { TableItem } from "./table-items.ts";

const rowHeight = 36;
const cardHeight = 56;
const headHeight = 33;

/** Below this width rows become two-line cards. */
const cardBelow = 640;

/** The group head that belongs to a line, if the table is grouped. */
const headOf = <R>(items: readonly TableItem<R>[], index: number): number | null => {
  for (let at = Math.min(index, items.length - 1); at >= 0; at -= 1)
    if (items[at]?.type === "group") return at;
  return null;
};

/**
 * The part of a table that is drawn: what is in sight, a few lines around it, the active line (the keyboard's place
 * must exist), and the head of the group that is in sight. The number of elements does not grow with the table.
 */
export const useTableWindow = <R>(
  id: string,
  items: readonly TableItem<R>[],
  activeIndex: number,
  grouped: boolean,
) => {
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: sizeRef, width } = useElementSize<HTMLDivElement>();
  const ref = useMergedRef(scroller, sizeRef);
  const card = width > 0 && width < cardBelow;
  const head = card ? 0 : headHeight;
  const stuck = useRef<number | null>(null);
  const extract = useCallback(
    (range: Range) => {
      const indexes = new Set(defaultRangeExtractor(range));
      stuck.current = grouped ? headOf(items, range.startIndex) : null;
      if (stuck.current !== null) indexes.add(stuck.current);
      if (activeIndex >= 0 && activeIndex < items.length) indexes.add(activeIndex);
      return [...indexes].sort((a, b) => a - b);
    },
    [items, activeIndex, grouped],
  );
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (card && items[index]?.type === "row" ? cardHeight : rowHeight),
    getItemKey: (index) => items[index]?.id ?? index,
    overscan: 8,
    scrollMargin: head,
    scrollPaddingStart: head + (grouped ? rowHeight : 0),
    rangeExtractor: extract,
    initialOffset: () => readOffset(id),
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lines' heights change with the layout and the grouping
  useEffect(() => virtualizer.measure(), [virtualizer, card, grouped, items]);
  useKeptOffset(id, scroller);
  const page = useCallback(
    () =>
      Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / (card ? cardHeight : rowHeight)) - 2),
    [card],
  );
  return { ref, scroller, width, card, head, virtualizer, stuck: stuck.current, page };
};

const offsetKey = (id: string): string => `quayside-scroll-${id}`;
const readOffset = (id: string): number => Number(window.sessionStorage.getItem(offsetKey(id)) ?? 0);

/** Coming back to a list shows the place that one left. */
const useKeptOffset = (id: string, scroller: { readonly current: HTMLDivElement | null }): void => {
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    let offset = element.scrollTop;
    const onScroll = () => {
      offset = element.scrollTop;
    };
    element.addEventListener("scroll", onScroll, { passive: true });
    return () => {
      element.removeEventListener("scroll", onScroll);
      window.sessionStorage.setItem(offsetKey(id), String(Math.round(offset)));
    };
  }, [id, scroller]);
};
