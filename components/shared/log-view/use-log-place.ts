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
  nearOf: (hit: LogLineItem) => number | undefined,
) => {
  const [current, setCurrent] = useState<string | null>(null);
  const [wanted, setWanted] = useState<{ place: LogPlace; hasCome: boolean } | null>(null);

  const [reaching, setReaching] = useState<string | null>(null);
  const show = useCallback((key: string) => {
    setCurrent(key);
    setReaching(key);
  }, []);
  // Once it is drawn: a line within a folded trace is a row of its own only then.
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever there are other lines.
  useEffect(() => {
    if (reaching !== null && scroll.current?.toKey(reaching)) setReaching(null);
  }, [items, reaching, scroll]);

  const goTo = useCallback(
    (place: LogPlace, key: string | null, near?: number) => {
      if (key !== null && items.some((item) => item.key === key)) {
        show(key);
        return;
      }
      setWanted({ place, hasCome: false });
      // Until then what is at hand are the lines that were there before.
      void session?.jumpTo(place, near).then(() => {
        setWanted((now) => (now?.place === place ? { place, hasCome: true } : now));
      });
    },
    [session, items, show],
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
    const lines = items.filter((item) => item.kind === "line");
    const compare = ({ row }: LogLineItem) => comparePlaces(row, place);
    // Two streams are stamped in another order than they are kept in: a later line may come before it.
    const found = lines.find((item) => compare(item) === 0) ?? lines.find((item) => compare(item) > 0);
    const first = items[0];
    const isThere = found && first?.kind === "line" && comparePlaces(first.row, place) <= 0;
    setWanted(null);
    // Where the line itself is gone, what is left of the log begins after it.
    if (!found || !(isThere || first === found)) return;
    show(found.key);
  }, [items, wanted, show]);

  return {
    current,
    isJumping: wanted !== null,
    goToHit: useCallback((hit: LogLineItem) => goTo(hit.row, hit.key, nearOf(hit)), [goTo, nearOf]),
    goToPlace: useCallback((place: LogPlace, near?: number) => goTo(place, null, near), [goTo]),
    goToTime: useCallback((at: LogTime) => goTo({ at, nth: 0 }, null), [goTo]),
  };
};
