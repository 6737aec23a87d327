"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { BulkActions } from "#components/shared/actions/bulk-actions.tsx";
import { volumeHref } from "#components/shared/links/resource-href.ts";
import { ListPage } from "#components/shared/list-page/list-page.tsx";
import { useListFilter } from "#components/shared/list-page/use-list-filter.ts";
import { PruneButton } from "#components/shared/prune/prune-button.tsx";
import { useResourceTable } from "#components/shared/resource-table/use-resource-table.ts";
import { useUsedFacets } from "#components/shared/used-by/use-used-facets.ts";
import { type VolumeRow, volumes } from "#lib/contracts/volumes.ts";
import { visible } from "#lib/format/control-characters.ts";
import { MeasureButton } from "./actions/measure-button.tsx";
import { VolumeActionsProvider } from "./actions/volume-actions-provider.tsx";
import type { VolumeVerb } from "./actions/volume-acts.ts";
import { defaultSort, useVolumeColumns } from "./columns.tsx";
import { NoVolumes } from "./no-volumes.tsx";
import { useVolumes } from "./queries.ts";
import { useSizes } from "./use-sizes.ts";

const PruneDialog = dynamic(() => import("./dialogs/prune-dialog.tsx").then((module) => module.PruneDialog), {
  ssr: false,
});

const noRows: readonly VolumeRow[] = [];
const textOf = (row: VolumeRow): string =>
  [row.name, row.driver, ...row.usedBy.first.map(({ name }) => name), ...Object.values(row.labels)].join(
    "\n",
  );

/** All volumes of an environment, live: who uses them, and which nobody does. */
export function VolumesList({ environment }: { environment: string }) {
  return (
    <VolumeActionsProvider environment={environment}>
      <List environment={environment} />
    </VolumeActionsProvider>
  );
}

function List({ environment }: { environment: string }) {
  const t = useTranslations("volumes");
  const words = useTranslations("usedBy");
  const query = useVolumes(environment);
  const filter = useListFilter(useUsedFacets<VolumeRow>(), textOf);
  const table = useResourceTable<VolumeRow>({
    id: "volumes",
    rows: query.data?.items ?? noRows,
    columns: useVolumeColumns(useSizes(environment).sizes),
    filter: filter.matches,
    defaultSort,
    rowName: (row) => visible(row.name),
    href: (row) => volumeHref(environment, row.name),
    selectable: true,
  });
  return (
    <ListPage
      title={t("title")}
      search={t("search")}
      query={query}
      table={table}
      filter={filter}
      quick={[
        { facet: "use", value: "used", label: words("used"), tone: "ok", always: true },
        { facet: "use", value: "unused", label: words("unused"), tone: "off", always: true },
      ]}
      view={<MeasureButton environment={environment} />}
      actions={
        <PruneButton
          environment={environment}
          label={t("prune.button")}
          access={volumes.prune.access}
          Dialog={PruneDialog}
        />
      }
      empty={<NoVolumes />}
    >
      <BulkActions<VolumeRow, VolumeVerb> selection={table.selection} verbs={["remove"]} />
    </ListPage>
  );
}
