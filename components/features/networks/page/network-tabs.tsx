"use client";

import { useTranslations } from "next-intl";
import { JsonTab } from "#components/shared/resource-page/json-tab.tsx";
import { LabelsTab } from "#components/shared/resource-page/labels-tab.tsx";
import { QueryTab } from "#components/shared/resource-page/query-tab.tsx";
import { ResourceTabs } from "#components/shared/resource-page/resource-tabs.tsx";
import { useResourceQuery } from "#components/shared/resource-page/use-resource-query.ts";
import { UsesTable } from "#components/shared/used-by/uses-table.tsx";
import { type NetworkRow, type NetworkUse, networks } from "#lib/contracts/networks.ts";
import { useAddressColumns } from "./address-columns.tsx";
import { OverviewTab } from "./overview-tab.tsx";

type Props = { environment: string; row: NetworkRow; gone: boolean };

/** The parts of a network's page. */
export function NetworkTabs({ environment, row, gone }: Props) {
  const t = useTranslations("networks.page");
  const input = { environment, network: row.id };
  const result = useResourceQuery(networks.get, input, row, !gone);
  const columns = useAddressColumns();
  return (
    <ResourceTabs
      label={t("sections")}
      tabs={[
        {
          name: "overview",
          label: t("tabs.overview"),
          content: () => (
            <QueryTab result={result} gone={gone}>
              {(detail) => <OverviewTab environment={environment} detail={detail} />}
            </QueryTab>
          ),
        },
        {
          name: "containers",
          label: t("tabs.containers", { count: row.usedBy.count }),
          content: () => (
            <QueryTab result={result} gone={gone}>
              {(detail) => (
                <UsesTable<NetworkUse>
                  environment={environment}
                  uses={detail.uses}
                  columns={columns}
                  empty={{ title: t("unused"), hint: t("unusedHint") }}
                />
              )}
            </QueryTab>
          ),
        },
        {
          name: "labels",
          label: t("tabs.labels"),
          content: () => (
            <QueryTab result={result} gone={gone}>
              {(detail) => <LabelsTab labels={detail.labels} withheld={detail.redacted} />}
            </QueryTab>
          ),
        },
        {
          name: "json",
          label: t("tabs.json"),
          fill: true,
          content: () => (
            <JsonTab
              contract={networks.json}
              input={input}
              row={row}
              name={row.name}
              command={["docker", "network", "inspect"]}
              gone={gone}
            />
          ),
        },
      ]}
    />
  );
}
