"use client";

import { useTranslations } from "next-intl";
import type { ComponentType } from "react";
import { EnvironmentTab } from "#components/shared/resource-page/environment-tab.tsx";
import { JsonTab } from "#components/shared/resource-page/json-tab.tsx";
import { LabelsTab } from "#components/shared/resource-page/labels-tab.tsx";
import { QueryTab } from "#components/shared/resource-page/query-tab.tsx";
import { type ResourceTab, ResourceTabs } from "#components/shared/resource-page/resource-tabs.tsx";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { containers } from "#lib/contracts/containers.ts";
import { ChangesTab } from "../changes/changes-tab.tsx";
import { ProcessesTab } from "../processes/processes-tab.tsx";
import { useContainerDetail } from "../queries.ts";
import { StatsTab } from "../stats/stats-tab.tsx";
import { FilesTab } from "./files-tab.tsx";
import { HealthTab } from "./health-tab.tsx";
import { LogsTab } from "./logs-tab.tsx";
import { MountsTab } from "./mounts-tab.tsx";
import { NetworksTab } from "./networks-tab.tsx";
import { OverviewTab } from "./overview-tab.tsx";
import { PortsTab } from "./ports-tab.tsx";
import type { TabProps } from "./tab-props.ts";
import { TerminalTab } from "./terminal-tab.tsx";

const detailTabs = {
  environment: ({ detail }) => <EnvironmentTab env={detail.env} withheld={detail.redacted} />,
  mounts: MountsTab,
  networks: NetworksTab,
  ports: PortsTab,
  labels: ({ detail }) => <LabelsTab labels={detail.labels} withheld={detail.redacted} />,
  health: HealthTab,
} satisfies Record<string, ComponentType<TabProps>>;
const detailNames = Object.keys(detailTabs) as (keyof typeof detailTabs)[];

type Props = { environment: string; row: ContainerRow; gone: boolean };

/** The parts of a container's page. */
export function ContainerTabs({ environment, row, gone }: Props) {
  const t = useTranslations("containers.page");
  const result = useContainerDetail(environment, row, !gone);
  const ofDetail = (
    name: "overview" | keyof typeof detailTabs,
    Tab: ComponentType<TabProps>,
  ): ResourceTab => ({
    name,
    label: t(`tabs.${name}`),
    content: () => (
      <QueryTab result={result} gone={gone}>
        {(detail, readAgain) => <Tab row={row} detail={detail} onReadAgain={readAgain} />}
      </QueryTab>
    ),
  });
  return (
    <ResourceTabs
      label={t("sections")}
      tabs={[
        ofDetail("overview", OverviewTab),
        {
          name: "logs",
          label: t("tabs.logs"),
          fill: true,
          content: () => <LogsTab environment={environment} row={row} />,
        },
        {
          name: "terminal",
          label: t("tabs.terminal"),
          fill: true,
          content: () => <TerminalTab environment={environment} row={row} gone={gone} />,
        },
        {
          name: "stats",
          label: t("tabs.stats"),
          content: () => (
            <StatsTab
              environment={environment}
              row={row}
              gone={gone}
              hasMemoryLimit={(result.data?.resources.memory ?? 0) > 0}
            />
          ),
        },
        {
          name: "processes",
          label: t("tabs.processes"),
          fill: true,
          content: () => <ProcessesTab environment={environment} row={row} gone={gone} />,
        },
        {
          name: "files",
          label: t("tabs.files"),
          fill: true,
          content: () => <FilesTab environment={environment} row={row} gone={gone} />,
        },
        {
          name: "changes",
          label: t("tabs.changes"),
          fill: true,
          content: () => <ChangesTab environment={environment} row={row} gone={gone} />,
        },
        ...detailNames.map((name) => ofDetail(name, detailTabs[name])),
        {
          name: "json",
          label: t("tabs.json"),
          fill: true,
          content: () => (
            <JsonTab
              contract={containers.json}
              input={{ environment, container: row.id }}
              row={row}
              name={row.name}
              command={["docker", "inspect"]}
              gone={gone}
            />
          ),
        },
      ]}
    />
  );
}
