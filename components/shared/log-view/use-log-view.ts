"use client";

import { useTranslations } from "next-intl";
import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from "react";
import { useNotify } from "#components/shared/errors/use-notify.tsx";
import { useSocket } from "#components/shared/live/live-provider.tsx";
import { useUrlState } from "#components/shared/url-state/use-url-state.ts";
import { isFiltering, patternOf } from "#lib/logs/filter.ts";
import { withoutAnsi } from "./ansi.ts";
import { displayRows } from "./display-rows.ts";
import type { LogContainer, LogItem, LogLineItem } from "./log-items.ts";
import type { LogScroll } from "./log-lines.tsx";
import type { LogQuery } from "./log-search.ts";
import type { LogSession } from "./log-session.ts";
import { useLogSettings } from "./log-settings.ts";
import { stampFormat } from "./log-stamp.ts";
import { useLineActions } from "./use-line-actions.ts";
import { useLogPlace } from "./use-log-place.ts";
import { useLogSearch, useLogSession } from "./use-log-session.ts";

const noItems: readonly LogItem[] = [];

const patternOrNone = (query: LogQuery): RegExp | null => {
  try {
    return query.inverse ? null : patternOf(query);
  } catch {
    return null; // The search says what is wrong with it.
  }
};

/** What is searched for, and whether only that is shown. */
const useQuery = () => {
  const [query, setQuery] = useState<LogQuery>({});
  const [wantsOnly, setOnly] = useState(false);
  const change = useCallback((changed: Partial<LogQuery>) => setQuery((now) => ({ ...now, ...changed })), []);
  const { source, levels, since, until } = query;
  const isFiltered = isFiltering({ source, levels }) || since !== undefined || until !== undefined;
  const isSearching = isFiltered || (query.text ?? "") !== "";
  return {
    query,
    change,
    isFiltered,
    isSearching,
    wantsOnly,
    setOnly,
    showsHits: isSearching && (isFiltered || wantsOnly),
  };
};

/** From hit to hit, round and round. */
const useHits = (hits: readonly LogLineItem[], query: LogQuery, goTo: (hit: LogLineItem) => void) => {
  const [at, setAt] = useState<{ query: LogQuery; index: number } | null>(null);
  const index = at?.query === query ? at.index : -1;
  const move = (step: 1 | -1) => {
    if (hits.length === 0) return;
    const first = step > 0 ? 0 : hits.length - 1;
    const next = index < 0 ? first : (index + step + hits.length) % hits.length;
    setAt({ query, index: next });
    goTo(hits[next] as LogLineItem);
  };
  return { index, move };
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
  const asked = useQuery();
  const { session, log } = useLogSession(socket, environment, containers);
  const wanted = asked.isSearching ? asked.query : null;
  const { search, found } = useLogSearch(socket, environment, session, containers, wanted);
  const hits = found?.hits ?? (noItems as readonly LogLineItem[]);
  const items = asked.showsHits ? hits : (log?.items ?? noItems);
  const ends = useEnds(session);
  const place = useLogPlace(session, items, ends.scroll, line);
  const fail = useCallback((error: unknown) => failed(error, { action: t("line.more") }), [failed, t]);
  const lines = useLineActions(environment, setLine, fail);
  const isGrouping = settings.group && !asked.showsHits;
  const rows = useMemo(
    () => displayRows(items, isGrouping, lines.openGroups),
    [items, isGrouping, lines.openGroups],
  );
  const texts = () => items.flatMap((item) => (item.kind === "line" ? [withoutAnsi(item.row.text)] : []));
  return {
    ...{ settings, changeSettings, session, log, search, found, items, rows, lines },
    ...asked,
    ...ends,
    ...place,
    hits: useHits(hits, asked.query, place.goToHit),
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
