"use client";

import { useCallback, useMemo } from "react";
import { useUrlParameters } from "#components/shared/url-state/use-url-parameters.ts";
import { isFiltering } from "#lib/logs/filter.ts";
import { type LogQuery, queryParameters, readLogQuery, writeLogQuery } from "./log-query.ts";

/** What is searched for, and whether only that is shown; as it stands in the address. */
export const useLogQuery = () => {
  const [ours, changeParameters] = useUrlParameters(queryParameters);
  const query = useMemo(() => readLogQuery(ours), [ours]);
  const change = useCallback(
    (changed: Partial<LogQuery>) => changeParameters(writeLogQuery(changed), "text" in changed),
    [changeParameters],
  );
  const setOnly = useCallback(
    (only: boolean) => changeParameters({ only: only ? "1" : "" }),
    [changeParameters],
  );
  const { source, levels, since, until } = query;
  const wantsOnly = new URLSearchParams(ours).get("only") === "1";
  const isFiltered = isFiltering({ source, levels }) || since !== undefined || until !== undefined;
  const isSearching = isFiltered || (query.text ?? "") !== "";
  const showsHits = isSearching && (isFiltered || wantsOnly);
  return { query, change, isFiltered, isSearching, wantsOnly, setOnly, showsHits };
};
