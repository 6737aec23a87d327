"use client";

import { useTranslations } from "next-intl";
import { useMemo, useRef } from "react";
import type { Facet } from "#components/shared/list-page/facet.ts";
import { ListPage } from "#components/shared/list-page/list-page.tsx";
import { useListFilter } from "#components/shared/list-page/use-list-filter.ts";
import { useLiveList } from "#components/shared/live/use-live-list.ts";
import { useResourceTable } from "#components/shared/resource-table/use-resource-table.ts";
import { UsageProvider, useUsageOfAll } from "#components/shared/usage/usage-provider.tsx";
import { hasUsage } from "#components/shared/usage/usage-states.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { containerChannels, containers } from "#lib/contracts/containers.ts";
import { mostWatched } from "#lib/contracts/stats.ts";
import { containerSearchText } from "#lib/docker/container-filter.ts";
import { shortId } from "#lib/docker/names.ts";
import { visible } from "#lib/format/control-characters.ts";
import { defaultSort, useUsageColumns } from "./columns.tsx";
import { idsToRead, joinUsage, type UsageRow } from "./usage-row.ts";

/** All running containers with what they use, as `docker stats` lists them. */
export function StatsPage({ environment }: { environment: string }) {
  return (
    <UsageProvider environment={environment}>
      <Stats environment={environment} />
    </UsageProvider>
  );
}

function Stats({ environment }: { environment: string }) {
  const t = useTranslations("stats");
  const query = useLiveList<ContainerRow>(containers.list, containerChannels.follow, environment);
  const filter = useListFilter(useProjectFacet(), textOf);
  const { rows, unread } = useUsageRows(query.data?.items, filter.matches);
  const table = useResourceTable<UsageRow>({
    id: "stats",
    rows,
    columns: useUsageColumns(),
    filter: filter.matches,
    defaultSort,
    rowName: ({ container }) => visible(container.name),
    href: ({ id }) => `/environments/${encodeURIComponent(environment)}/containers/${shortId(id)}?tab=stats`,
  });
  return (
    <ListPage
      title={t("title")}
      search={t("search")}
      query={query}
      table={table}
      filter={filter}
      view={unread > 0 && <span>{t("tooMany", { count: mostWatched })}</span>}
      empty={<EmptyState title={t("empty")} hint={t("emptyHint")} />}
    />
  );
}

const none: readonly ContainerRow[] = [];
const textOf = ({ container }: UsageRow): string => containerSearchText(container);

type UsageRows = {
  rows: readonly UsageRow[];
  /** How many of those that the filter leaves are too many to be read. */
  unread: number;
};

const useUsageRows = (
  all: readonly ContainerRow[] = none,
  matches: ((row: UsageRow) => boolean) | null,
): UsageRows => {
  const running = useMemo(() => all.filter(hasUsage), [all]);
  const wanted = useMemo(
    () => idsToRead(running, (container) => matches?.({ id: container.id, container, usage: null }) ?? true),
    [running, matches],
  );
  // The list changes more often than which of its containers run: what is read must not be told anew each time.
  const key = wanted.slice(0, mostWatched).join(" ");
  const usage = useUsageOfAll(useMemo(() => (key === "" ? [] : key.split(" ")), [key]));
  const before = useRef<readonly UsageRow[]>([]);
  const rows = useMemo(() => {
    before.current = joinUsage(running, (id) => usage.get(id)?.latest ?? null, before.current);
    return before.current;
  }, [running, usage]);
  return { rows, unread: Math.max(0, wanted.length - mostWatched) };
};

const useProjectFacet = (): readonly Facet<UsageRow>[] => {
  const t = useTranslations("stats");
  return useMemo(
    () => [
      {
        id: "project",
        label: t("project"),
        valuesOf: ({ container }) => (container.project === null ? [] : [container.project]),
      },
    ],
    [t],
  );
};
