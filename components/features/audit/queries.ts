"use client";

import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useCan } from "#components/shared/account/account-context.tsx";
import { call } from "#lib/client/api-client.ts";
import { queryFor } from "#lib/client/query-client.ts";
import { type AuditFilter, audit } from "#lib/contracts/audit.ts";
import { environments } from "#lib/contracts/environments.ts";
import { users } from "#lib/contracts/users.ts";
import type { CodedError } from "#lib/errors/coded-error.ts";
import { type AuditRow, toAuditRow } from "./audit-row.ts";

type Page = { rows: AuditRow[]; next: number | null };

const noRows: readonly AuditRow[] = [];

/** The acts that a filter lets through, newest first, loaded a page at a time as `more` is called. */
export const useActs = (filter: AuditFilter, round: number) => {
  const query = useInfiniteQuery<Page, CodedError, { pages: Page[] }, unknown[], number | undefined>({
    queryKey: [audit.acts.path, filter, round],
    queryFn: async ({ pageParam: before, signal }) => {
      const { items, next } = await call(audit.acts, { ...filter, before }, { signal });
      return { rows: items.map(toAuditRow), next };
    },
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next,
    // Rows do not change, and what was loaded on the way down stays as it is until it is asked for anew.
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
  });
  const pages = query.data?.pages;
  const rows = useMemo(() => pages?.flatMap((page) => page.rows) ?? noRows, [pages]);
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  const more = useCallback(() => {
    // A page may be empty though others follow: then this is another function, which is called again.
    if (pages && hasNextPage && !isFetching && !isError) void fetchNextPage();
  }, [pages, hasNextPage, isFetching, isError, fetchNextPage]);
  return { query, rows, more };
};

/** One act, for an address that names it. */
export const useAct = (actId: string, known: AuditRow | undefined) => {
  const query = useQuery({
    ...queryFor(audit.acts, { text: actId, limit: 1 }),
    enabled: known === undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const found = query.data?.items.find((act) => act.actId === actId);
  return { query, row: known ?? (found && toAuditRow(found)) };
};

/** The names that the filters offer. */
export const useFilterNames = () => {
  const can = useCan();
  const people = useQuery({ ...queryFor(users.list, {}), enabled: can(users.list.access) });
  const places = useQuery(queryFor(environments.list, {}));
  return {
    people: people.data?.map(({ username }) => username) ?? [],
    environments: places.data?.map(({ id, name }) => ({ id, name })) ?? [],
  };
};
