"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useLiveList } from "#components/shared/live/use-live-list.ts";
import { TabEmpty } from "#components/shared/resource-page/tab-empty.tsx";
import { useUrlState } from "#components/shared/url-state/use-url-state.ts";
import { PageHeader } from "#components/ui/page-header.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { containerChannels, containers } from "#lib/contracts/containers.ts";
import { visible } from "#lib/format/control-characters.ts";
import { chosenContainers } from "./chosen-containers.ts";

const LogView = dynamic(
  () => import("#components/shared/log-view/log-view.tsx").then((module) => module.LogView),
  {
    ssr: false,
  },
);

/** The logs of several containers, or of a project, merged by the engine's time. */
export function LogsPage({ environment }: { environment: string }) {
  const t = useTranslations("logs");
  const [ids] = useUrlState("containers");
  const [project] = useUrlState("project");
  const list = useLiveList<ContainerRow>(containers.list, containerChannels.follow, environment);
  const rows = list.data?.items;
  const key = JSON.stringify(chosenContainers(rows ?? [], ids, project));
  const chosen = useMemo(() => JSON.parse(key) as { id: string; name: string }[], [key]);
  const detail =
    project === "" ? t("of", { count: chosen.length }) : t("ofProject", { project: visible(project) });
  return (
    <>
      <PageHeader title={`${t("title")} · ${detail}`} />
      {rows === undefined ? (
        <SkeletonRows height={36} />
      ) : chosen.length === 0 ? (
        <TabEmpty title={t("noContainers")} hint={t("noContainersHint")} />
      ) : (
        <LogView environment={environment} containers={chosen} label={t("label", { name: detail })} />
      )}
    </>
  );
}
