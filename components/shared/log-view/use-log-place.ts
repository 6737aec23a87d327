"use client";

import { type RefObject, useCallback, useEffect, useState } from "react";
import { comparePlaces, type LogPlace, type LogTime, parsePlace } from "#lib/logs/at.ts";
import type { LogItem, LogLineItem } from "./log-items.ts";
import type { LogScroll } from "./log-lines.tsx";
import type { LogSession } from "./log-session.ts";

/** Which line is looked at, and the ways to get there: a link, a hit, a time. */
export const useLogPlace = (
  session: LogSession | null,
  items: readonly LogItem[],
  scroll: RefObject<LogScroll | null>,
  linked: string,
) => {
  const [current, setCurrent] = useState<string | null>(null);
  const [wanted, setWanted] = useState<{ place: LogPlace; hasCome: boolean } | null>(null);

  const goTo = useCallback(
    (place: LogPlace, key: string | null) => {
      if (key !== null && scroll.current?.toKey(key)) {
        setCurrent(key);
        return;
      }
      setWanted({ place, hasCome: false });
      // Until then what is at hand are the lines that were there before.
      void session?.jumpTo(place).then(() => {
        setWanted((now) => (now?.place === place ? { place, hasCome: true } : now));
      });
    },
    [session, scroll],
  );

  // A link is followed once, when the page opens.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is written into the address later is where the reader is.
  useEffect(() => {
    const place = parsePlace(linked);
    if (session && place) goTo(place, null);
  }, [session]);

  useEffect(() => {
    if (!wanted?.hasCome) return;
    const { place } = wanted;
    const found = items.find(
      (item): item is LogLineItem => item.kind === "line" && comparePlaces(item.row, place) >= 0,
    );
    const first = items[0];
    const isThere = found && first?.kind === "line" && comparePlaces(first.row, place) <= 0;
    setWanted(null);
    // Where the line itself is gone, what is left of the log begins after it.
    if (!found || !(isThere || first === found)) return;
    if (scroll.current?.toKey(found.key)) setCurrent(found.key);
  }, [items, wanted, scroll]);

  return {
    current,
    isJumping: wanted !== null,
    goToHit: useCallback((hit: LogLineItem) => goTo(hit.row, hit.key), [goTo]),
    goToTime: useCallback((at: LogTime) => goTo({ at, nth: 0 }, null), [goTo]),
  };
};
