"use client";

import { ErrorNotice } from "#components/shared/errors/error-notice.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import type { ContainerRow } from "#lib/contracts/containers.ts";
import { useContainerDetail } from "../queries.ts";
import { EnvironmentTab } from "./environment-tab.tsx";
import { HealthTab } from "./health-tab.tsx";
import { LabelsTab } from "./labels-tab.tsx";
import { MountsTab } from "./mounts-tab.tsx";
import { NetworksTab } from "./networks-tab.tsx";
import { OverviewTab } from "./overview-tab.tsx";
import { PortsTab } from "./ports-tab.tsx";
import type { TabProps } from "./tab-props.ts";

const tabs = {
  overview: OverviewTab,
  environment: EnvironmentTab,
  mounts: MountsTab,
  networks: NetworksTab,
  ports: PortsTab,
  labels: LabelsTab,
  health: HealthTab,
} satisfies Record<string, (props: TabProps & { onReadAgain(): void }) => unknown>;

export type DetailTabName = keyof typeof tabs;

type Props = { name: DetailTabName; environment: string; row: ContainerRow; gone: boolean };

/** A part of the page that shows what inspect tells, current to the container's live row. */
export function DetailTab({ name, environment, row, gone }: Props) {
  const { query, data } = useContainerDetail(environment, row, !gone);
  const Tab = tabs[name];
  const again = () => void query.refetch();
  // One that has just been removed is not found: the page says so by itself in a moment.
  const failed = query.isError && !gone && (data === undefined || query.error.code !== "not_found");
  return (
    <>
      {failed && <ErrorNotice error={query.error} onRetry={again} />}
      {data && <Tab row={row} detail={data} onReadAgain={again} />}
      {!data && !failed && <SkeletonRows height={36} />}
    </>
  );
}
