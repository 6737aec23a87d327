"use client";

import { useLiveList } from "#components/shared/live/use-live-list.ts";
import { useLiveRow } from "#components/shared/resource-page/use-live-row.ts";
import { useResourceQuery } from "#components/shared/resource-page/use-resource-query.ts";
import { queryFor } from "#lib/client/query-client.ts";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { containerChannels, containers } from "#lib/contracts/containers.ts";
import { findContainer } from "./find-container.ts";

/** All containers of an environment, live. */
export const useContainers = (environment: string) =>
  useLiveList<ContainerRow>(containers.list, containerChannels.follow, environment);

/** The container that an address names, live. */
export const useContainerRow = (environment: string, ref: string) =>
  useLiveRow(useContainers(environment), findContainer, ref);

/** One container in full. `live` is false for one that is gone: nothing is asked any more. */
export const useContainerDetail = (environment: string, row: ContainerRow, live: boolean) =>
  useResourceQuery(containers.get, { environment, container: row.id }, row, live);

/** A container's mounts, to say what its removal takes with it. */
export const mountsQuery = (environment: string, container: string) => ({
  ...queryFor(containers.get, { environment, container }),
  staleTime: 0,
});
