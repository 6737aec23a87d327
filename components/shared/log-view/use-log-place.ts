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
  const [wanted, setWanted] = useState<LogPlace | null>(null);

  const goTo = useCallback(
    (place: LogPlace, key: string | null) => {
      if (key !== null && scroll.current?.toKey(key)) {
        setCurrent(key);
        return;
      }
      setWanted(place);
      void session?.jumpTo(place);
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
    if (!wanted) return;
    const found = items.find(
      (item): item is LogLineItem => item.kind === "line" && comparePlaces(item.row, wanted) >= 0,
    );
    const first = items[0];
    const isThere = found && first?.kind === "line" && comparePlaces(first.row, wanted) <= 0;
    if (!isThere && !(found && first === found)) return;
    if (!scroll.current?.toKey(found.key)) return;
    setCurrent(found.key);
    setWanted(null);
  }, [items, wanted, scroll]);

  return {
    current,
    goToHit: useCallback((hit: LogLineItem) => goTo(hit.row, hit.key), [goTo]),
    goToTime: useCallback((at: LogTime) => goTo({ at, nth: 0 }, null), [goTo]),
  };
};
