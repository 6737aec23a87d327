"use client";

import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from "react";
import type { DisplayRow } from "./display-rows.ts";

/** Within so many pixels of the end, the end is in sight. */
const nearEnd = 24;

/**
 * Keeps the end in sight while lines are added, until the reader scrolls up. Only a way upward counts as the reader's:
 * lines that are added move the end away by themselves.
 */
export const useFollowing = (
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
export const useTarget = (
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
