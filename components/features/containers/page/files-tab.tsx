"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useCan } from "#components/shared/account/account-context.tsx";
import { TabEmpty } from "#components/shared/resource-page/tab-empty.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { files } from "#lib/contracts/files.ts";

const Files = dynamic(
  () => import("#components/shared/files/files-tab.tsx").then((module) => module.FilesTab),
  { ssr: false, loading: () => <SkeletonRows height={36} /> },
);

type Props = { environment: string; row: ContainerRow; gone: boolean };

/** The container's files, for who may see them. */
export function FilesTab({ environment, row, gone }: Props) {
  const t = useTranslations("containers");
  const can = useCan();
  if (gone) return <TabEmpty title={t("page.removed")} />;
  if (!can(files.list.access)) return <TabEmpty title={t("refusals.permission")} />;
  if (row.hostPower === true && !can("container.host-power")) {
    return <TabEmpty title={t("refusals.permission")} hint={t("refusals.hostPowerFiles")} />;
  }
  return (
    <Files
      environment={environment}
      container={row.id}
      containerName={row.name}
      running={row.state === "running"}
    />
  );
}
