"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { BulkActions } from "#components/shared/actions/bulk-actions.tsx";
import { networkHref } from "#components/shared/links/resource-href.ts";
import { ListPage } from "#components/shared/list-page/list-page.tsx";
import { useListFilter } from "#components/shared/list-page/use-list-filter.ts";
import { PruneButton } from "#components/shared/prune/prune-button.tsx";
import { useResourceTable } from "#components/shared/resource-table/use-resource-table.ts";
import { useUsedFacets } from "#components/shared/used-by/use-used-facets.ts";
import { type NetworkRow, networks } from "#lib/contracts/networks.ts";
import { visible } from "#lib/format/control-characters.ts";
import { NetworkActionsProvider } from "./actions/network-actions-provider.tsx";
import type { NetworkVerb } from "./actions/network-acts.ts";
import { defaultSort, useNetworkColumns } from "./columns.tsx";
import { NoNetworks } from "./no-networks.tsx";
import { useNetworks } from "./queries.ts";

const PruneDialog = dynamic(() => import("./dialogs/prune-dialog.tsx").then((module) => module.PruneDialog), {
  ssr: false,
});

const noRows: readonly NetworkRow[] = [];
const textOf = (row: NetworkRow): string =>
  [
    row.name,
    row.driver,
    ...row.subnets.map(({ subnet }) => subnet),
    ...row.usedBy.first.map(({ name }) => name),
    ...Object.values(row.labels),
  ].join("\n");

/** All networks of an environment, live: who is connected, and which nobody needs. */
export function NetworksList({ environment }: { environment: string }) {
  return (
    <NetworkActionsProvider environment={environment}>
      <List environment={environment} />
    </NetworkActionsProvider>
  );
}

function List({ environment }: { environment: string }) {
  const t = useTranslations("networks");
  const words = useTranslations("usedBy");
  const query = useNetworks(environment);
  const filter = useListFilter(useUsedFacets<NetworkRow>(), textOf);
  const table = useResourceTable<NetworkRow>({
    id: "networks",
    rows: query.data?.items ?? noRows,
    columns: useNetworkColumns(),
    filter: filter.matches,
    defaultSort,
    rowName: (row) => visible(row.name),
    href: (row) => networkHref(environment, row.id),
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
      actions={
        <PruneButton
          environment={environment}
          label={t("prune.button")}
          access={networks.prune.access}
          Dialog={PruneDialog}
        />
      }
      empty={<NoNetworks />}
    >
      <BulkActions<NetworkRow, NetworkVerb> selection={table.selection} verbs={["remove"]} />
    </ListPage>
  );
}
