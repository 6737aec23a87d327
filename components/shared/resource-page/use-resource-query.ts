"use client";

import { type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { call } from "#lib/client/api-client.ts";
import { queryKey } from "#lib/client/query-client.ts";
import type { InputOf, OutputOf, Query } from "#lib/contracts/contract.ts";
import type { CodedError } from "#lib/errors/coded-error.ts";

export type ResourceQuery<T> = { query: UseQueryResult<T, CodedError>; data: T | undefined };

/**
 * What only inspect tells is read anew whenever the live row says something else, so a change made anywhere shows by
 * itself. The old answer stays in place until the new one is there, and when the resource is removed. `enabled` is
 * false for one that is gone: nothing is asked any more.
 */
export const useResourceQuery = <C extends Query>(
  contract: C,
  input: InputOf<C>,
  row: { id: string },
  enabled: boolean,
): ResourceQuery<OutputOf<C>> => {
  type T = OutputOf<C>;
  const query = useQuery<T, CodedError>({
    queryKey: [...queryKey(contract, input), row.id, JSON.stringify(row)],
    queryFn: async ({ signal }) => (await call(contract, input, { signal })) as T,
    placeholderData: ((previous: T | undefined, earlier: { queryKey: readonly unknown[] } | undefined) =>
      earlier?.queryKey[2] === row.id ? previous : undefined) as never,
    enabled,
    gcTime: 60_000,
  });
  const { data } = query;
  const [last, setLast] = useState<{ id: string; data: T } | null>(null);
  if (data !== undefined && (last?.data !== data || last.id !== row.id)) setLast({ id: row.id, data });
  return { query, data: data ?? (last?.id === row.id ? last.data : undefined) };
};
