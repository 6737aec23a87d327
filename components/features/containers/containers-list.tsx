"use client";

import { Switch } from "@mantine/core";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { BulkActions } from "#components/shared/actions/bulk-actions.tsx";
import { ListPage } from "#components/shared/list-page/list-page.tsx";
import { useListFilter } from "#components/shared/list-page/use-list-filter.ts";
import { PruneButton } from "#components/shared/prune/prune-button.tsx";
import { useResourceTable } from "#components/shared/resource-table/use-resource-table.ts";
import { useUrlState } from "#components/shared/url-state/use-url-state.ts";
import { UsageProvider } from "#components/shared/usage/usage-provider.tsx";
import { containerPrune } from "#lib/contracts/container-prune.ts";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { containerSearchText } from "#lib/docker/container-filter.ts";
import { visible } from "#lib/format/control-characters.ts";
import { ContainerActionsProvider } from "./actions/container-actions-provider.tsx";
import { RunButton } from "./actions/run-button.tsx";
import type { Verb } from "./actions/verb.ts";
import { defaultSort, useContainerColumns } from "./columns.tsx";
import { containerHref } from "./links.ts";
import { useContainerFacets, useQuickStates } from "./list/container-facets.ts";
import { SelectedLogs } from "./list/logs-links.tsx";
import { NoContainers } from "./list/no-containers.tsx";
import { useProjectGroups } from "./list/use-project-groups.tsx";
import { useContainers } from "./queries.ts";

const PruneDialog = dynamic(() => import("./dialogs/prune-dialog.tsx").then((module) => module.PruneDialog), {
  ssr: false,
});

const noRows: readonly ContainerRow[] = [];
const bulkVerbs = ["start", "stop", "restart", "remove"] as const;
const moreVerbs = [
  { verb: "pause" },
  { verb: "unpause" },
  { verb: "stop", withOptions: true },
  { verb: "restart", withOptions: true },
  { verb: "kill" },
] as const;

/** All containers of an environment, live: to find, to see how they are, and to act on one or many. */
export function ContainersList({ environment }: { environment: string }) {
  return (
    <ContainerActionsProvider environment={environment}>
      <UsageProvider environment={environment}>
        <List environment={environment} />
      </UsageProvider>
    </ContainerActionsProvider>
  );
}

function List({ environment }: { environment: string }) {
  const t = useTranslations("containers");
  const content = useTranslations("content");
  const query = useContainers(environment);
  const filter = useListFilter(useContainerFacets(), containerSearchText);
  const [group, setGroup] = useUrlState("group");
  const table = useResourceTable<ContainerRow>({
    id: "containers",
    rows: query.data?.items ?? noRows,
    columns: useContainerColumns(),
    filter: filter.matches,
    ...useProjectGroups(group === "project"),
    defaultSort,
    rowName: (row) => visible(row.name),
    href: (row) => containerHref(environment, row.id),
    selectable: true,
  });
  return (
    <ListPage
      title={t("title")}
      search={t("filters.search")}
      query={query}
      table={table}
      filter={filter}
      quick={useQuickStates()}
      view={
        <Switch
          size="xs"
          label={t("filters.group")}
          checked={group === "project"}
          onChange={(event) => setGroup(event.currentTarget.checked ? "project" : "")}
        />
      }
      actions={
        <>
          <PruneButton
            environment={environment}
            label={content("prune.button")}
            access={containerPrune.prune.access}
            Dialog={PruneDialog}
          />
          <RunButton environment={environment} />
        </>
      }
      empty={<NoContainers environment={environment} />}
    >
      <BulkActions<ContainerRow, Verb> selection={table.selection} verbs={bulkVerbs} more={moreVerbs}>
        <SelectedLogs environment={environment} ids={table.selection.rows.map(({ id }) => id)} />
      </BulkActions>
    </ListPage>
  );
}
