"use client";

import { useTranslations } from "next-intl";
import { JsonTab } from "#components/shared/resource-page/json-tab.tsx";
import { LabelsTab } from "#components/shared/resource-page/labels-tab.tsx";
import { QueryTab } from "#components/shared/resource-page/query-tab.tsx";
import { ResourceTabs } from "#components/shared/resource-page/resource-tabs.tsx";
import { useResourceQuery } from "#components/shared/resource-page/use-resource-query.ts";
import { UsesTable } from "#components/shared/used-by/uses-table.tsx";
import { type VolumeRow, type VolumeUse, volumes } from "#lib/contracts/volumes.ts";
import { Mounts } from "./mounts.tsx";
import { OverviewTab } from "./overview-tab.tsx";

type Props = { environment: string; row: VolumeRow; gone: boolean };

/** The parts of a volume's page. */
export function VolumeTabs({ environment, row, gone }: Props) {
  const t = useTranslations("volumes.page");
  const input = { environment, volume: row.name };
  const result = useResourceQuery(volumes.get, input, row, !gone);
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
                <UsesTable<VolumeUse>
                  environment={environment}
                  uses={detail.uses}
                  columns={[
                    { head: t("mounts"), width: "", cell: (use) => <Mounts key="mounts" use={use} /> },
                  ]}
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
              contract={volumes.json}
              input={input}
              row={row}
              name={row.name}
              command={["docker", "volume", "inspect"]}
              gone={gone}
            />
          ),
        },
      ]}
    />
  );
}
