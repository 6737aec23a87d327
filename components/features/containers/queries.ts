"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLiveList } from "#components/shared/live/use-live-list.ts";
import { call } from "#lib/client/api-client.ts";
import { queryFor, queryKey } from "#lib/client/query-client.ts";
import {
  type ContainerDetail,
  type ContainerRow,
  containerChannels,
  containers,
} from "#lib/contracts/containers.ts";
import type { Query } from "#lib/contracts/contract.ts";
import type { CodedError } from "#lib/errors/coded-error.ts";
import { findContainer } from "./find-container.ts";

/** All containers of an environment, live. */
export const useContainers = (environment: string) =>
  useLiveList<ContainerRow>(containers.list, containerChannels.follow, environment);

/**
 * One container of the live list. `row` stays the last known one when the container is removed; `gone` says so.
 */
export const useContainerRow = (environment: string, ref: string) => {
  const list = useContainers(environment);
  const found = list.data && findContainer(list.data.items, ref);
  const [last, setLast] = useState<{ ref: string; row: ContainerRow } | null>(null);
  if (found && (last?.row !== found || last.ref !== ref)) setLast({ ref, row: found });
  const row = found ?? (last?.ref === ref ? last.row : undefined);
  return { list, row, gone: list.isSuccess && found === undefined };
};

/**
 * What only inspect tells is read anew whenever the container's live row says something else, so a change made
 * anywhere shows by itself. The old answer stays in place until the new one is there.
 */
const useOfRow = <T>(contract: Query, environment: string, row: ContainerRow, enabled: boolean) => {
  const input = { environment, container: row.id };
  const query = useQuery<T, CodedError>({
    queryKey: [...queryKey(contract, input), JSON.stringify(row)],
    queryFn: async ({ signal }) => (await call(contract, input, { signal })) as T,
    placeholderData: (previous, query) =>
      (query?.queryKey[1] as { container?: string } | undefined)?.container === row.id ? previous : undefined,
    enabled,
    gcTime: 60_000,
  });
  const { data } = query;
  const [last, setLast] = useState<{ id: string; data: T } | null>(null);
  if (data !== undefined && (last?.data !== data || last.id !== row.id)) setLast({ id: row.id, data });
  // A container that is removed while it is read leaves what was known of it.
  return { query, data: data ?? (last?.id === row.id ? last.data : undefined) };
};

/** One container in full. `live` is false for one that is gone: nothing is asked any more. */
export const useContainerDetail = (environment: string, row: ContainerRow, live: boolean) =>
  useOfRow<ContainerDetail>(containers.get, environment, row, live);

/** What `docker inspect` prints for it. */
export const useContainerJson = (environment: string, row: ContainerRow, live: boolean) =>
  useOfRow<Record<string, unknown>>(containers.json, environment, row, live);

/** A container's mounts, to say what its removal takes with it. */
export const mountsQuery = (environment: string, container: string) => ({
  ...queryFor(containers.get, { environment, container }),
  staleTime: 0,
});
