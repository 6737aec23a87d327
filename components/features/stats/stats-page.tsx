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
import { joinUsage, type UsageRow } from "./usage-row.ts";

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
  const rows = useUsageRows(query.data?.items);
  const filter = useListFilter(useProjectFacet(), textOf);
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
      view={rows.length > mostWatched && <span>{t("tooMany", { count: mostWatched })}</span>}
      empty={<EmptyState title={t("empty")} hint={t("emptyHint")} />}
    />
  );
}

const none: readonly ContainerRow[] = [];
const textOf = ({ container }: UsageRow): string => containerSearchText(container);

const useUsageRows = (all: readonly ContainerRow[] = none): readonly UsageRow[] => {
  const running = useMemo(() => all.filter(hasUsage), [all]);
  // The list changes more often than which of its containers run: what is read must not be told anew each time.
  const key = running
    .slice(0, mostWatched)
    .map(({ id }) => id)
    .join(" ");
  const usage = useUsageOfAll(useMemo(() => (key === "" ? [] : key.split(" ")), [key]));
  const before = useRef<readonly UsageRow[]>([]);
  return useMemo(() => {
    before.current = joinUsage(running, (id) => usage.get(id)?.latest ?? null, before.current);
    return before.current;
  }, [running, usage]);
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
