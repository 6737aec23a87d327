"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from "react";
import { useNotify } from "#components/shared/errors/use-notify.tsx";
import { useSocket } from "#components/shared/live/live-provider.tsx";
import { useUrlState } from "#components/shared/url-state/use-url-state.ts";
import type { LogPlace } from "#lib/logs/at.ts";
import { patternOf } from "#lib/logs/filter.ts";
import { withoutAnsi } from "./ansi.ts";
import { displayRows } from "./display-rows.ts";
import type { RailMark } from "./hit-rail.ts";
import type { LogContainer, LogItem, LogLineItem } from "./log-items.ts";
import type { LogScroll } from "./log-lines.tsx";
import type { LogQuery } from "./log-query.ts";
import type { LogSearch } from "./log-search.ts";
import type { LogSession } from "./log-session.ts";
import { useLogSettings } from "./log-settings.ts";
import { stampFormat } from "./log-stamp.ts";
import { useLineActions } from "./use-line-actions.ts";
import { useLogPlace } from "./use-log-place.ts";
import { useLogQuery } from "./use-log-query.ts";
import { useLogSearch, useLogSession, useLogTotal } from "./use-log-session.ts";

const noItems: readonly LogItem[] = [];

const patternOrNone = (query: LogQuery): RegExp | null => {
  try {
    return query.inverse ? null : patternOf(query);
  } catch {
    return null; // The search says what is wrong with it.
  }
};

type Places = { goToHit(hit: LogLineItem): void; goToPlace(place: LogPlace, near?: number): void };

/** From hit to hit, round and round. */
const useHits = (
  hits: readonly LogLineItem[],
  query: LogQuery,
  search: LogSearch | null,
  { goToHit, goToPlace }: Places,
) => {
  const [at, setAt] = useState<{ query: LogQuery; index: number } | null>(null);
  const index = at?.query === query ? at.index : -1;
  const show = (next: number) => {
    setAt({ query, index: next });
    goToHit(hits[next] as LogLineItem);
  };
  const move = (step: 1 | -1) => {
    if (hits.length === 0) return;
    const first = step > 0 ? 0 : hits.length - 1;
    show(index < 0 ? first : (index + step + hits.length) % hits.length);
  };
  /** A mark stands also for hits that are not at hand any more. */
  const toMark = (mark: RailMark) => {
    const found = hits.findIndex((hit) => hit.container === mark.container && hit.number === mark.number);
    if (found >= 0) show(found);
    else goToPlace(mark.place, search?.nearOf(mark));
  };
  return { index, move, toMark };
};

/** A name and a colour for each of several containers; neighbours are far apart on the wheel. */
const useTags = (containers: readonly LogContainer[]) =>
  useMemo(() => {
    if (containers.length < 2) return null;
    const hue = (index: number) => Math.round(index * 137.5) % 360;
    return new Map(containers.map(({ id, name }, index) => [id, { name, hue: hue(index) }]));
  }, [containers]);

/** The ways to the ends of the log. */
const useEnds = (session: LogSession | null) => {
  const scroll = useRef<LogScroll>(null);
  const toEnd = useCallback(() => {
    session?.jumpToEnd();
    requestAnimationFrame(() => scroll.current?.toEnd());
  }, [session]);
  const toFirst = useCallback(() => {
    void session?.jumpToFirst().then(() => requestAnimationFrame(() => scroll.current?.toStart()));
  }, [session]);
  return { scroll, toEnd, toFirst };
};

/** All that a view of logs knows and does. */
export const useLogView = (environment: string, containers: readonly LogContainer[]) => {
  const t = useTranslations("logs");
  const socket = useSocket();
  const { failed } = useNotify();
  const [settings, changeSettings] = useLogSettings();
  const [line, setLine] = useUrlState("line");
  const asked = useLogQuery();
  const { session, log } = useLogSession(socket, environment, containers);
  const wanted = asked.isSearching ? asked.query : null;
  const { search, found } = useLogSearch(socket, environment, session, containers, wanted);
  const hits = found?.hits ?? (noItems as readonly LogLineItem[]);
  const items = asked.showsHits ? hits : (log?.items ?? noItems);
  const ends = useEnds(session);
  const nearOf = useCallback((hit: LogLineItem) => search?.nearOf(hit), [search]);
  const place = useLogPlace(session, items, ends.scroll, line, nearOf);
  const fail = useCallback((error: unknown) => failed(error, { action: t("line.more") }), [failed, t]);
  const lines = useLineActions(environment, setLine, fail);
  const isGrouping = settings.group && !asked.showsHits;
  const rows = useMemo(
    () => displayRows(items, isGrouping, lines.openGroups, place.current),
    [items, isGrouping, lines.openGroups, place.current],
  );
  // A reader who is on the way to a line is not to wait for a number.
  const isCountable = log?.isReady === true && !log.isStart && log.loading === null && !place.isJumping;
  const texts = () => items.flatMap((item) => (item.kind === "line" ? [withoutAnsi(item.row.text)] : []));
  return {
    ...{ settings, changeSettings, session, log, search, found, items, rows, lines },
    ...asked,
    ...ends,
    ...place,
    hits: useHits(hits, asked.query, search, place),
    total: useLogTotal(environment, session, containers, isCountable),
    pattern: useMemo(() => patternOrNone(asked.query), [asked.query]),
    stamp: useMemo(() => stampFormat(settings.zone), [settings.zone]),
    tags: useTags(containers),
    /** A link leads to a line that is not reached yet. */
    isUnderWay: line !== "" && place.current === null,
    copyShown: () => void lines.copy(texts().join("\n")),
  };
};
export type LogViewModel = ReturnType<typeof useLogView>;

/** Keys of the lines themselves, as in `less`. */
export const keyOf = (event: KeyboardEvent, view: LogViewModel): (() => void) | null => {
  if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.key === "End" || event.key === "G") return view.toEnd;
  if (event.key === "Home" || event.key === "g") return view.toFirst;
  if (event.key === "n") return () => view.hits.move(1);
  return event.key === "N" ? () => view.hits.move(-1) : null;
};
