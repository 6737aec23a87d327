"use client";

import { useTranslations } from "next-intl";
import { ActButton } from "#components/shared/actions/act-button.tsx";
import { PageMenu } from "#components/shared/actions/act-menu.tsx";
import { listHref } from "#components/shared/links/resource-href.ts";
import { CopyButton } from "#components/shared/resource-page/copy-button.tsx";
import { RemovedNote } from "#components/shared/resource-page/removed-note.tsx";
import { ResourceHeader } from "#components/shared/resource-page/resource-header.tsx";
import { ResourcePage } from "#components/shared/resource-page/resource-page.tsx";
import { useLiveRow } from "#components/shared/resource-page/use-live-row.ts";
import { UseStateCell } from "#components/shared/used-by/use-state-cell.tsx";
import type { VolumeRow } from "#lib/contracts/volumes.ts";
import { volumeCommand } from "#lib/docker/volume-cli.ts";
import { loadMenuItems } from "./actions/load-menu-items.ts";
import { VolumeActionsProvider } from "./actions/volume-actions-provider.tsx";
import type { VolumeVerb } from "./actions/volume-acts.ts";
import { VolumeTabs } from "./page/volume-tabs.tsx";
import { useVolumes } from "./queries.ts";

type Props = { environment: string; volume: string };

const byName = (rows: readonly VolumeRow[], name: string) => rows.find((row) => row.name === name);

/** One volume: what it is, who uses it, and what can be done to it. */
export function VolumePage({ environment, volume }: Props) {
  const t = useTranslations("volumes");
  const actions = useTranslations("actions");
  const live = useLiveRow(useVolumes(environment), byName, volume);
  const list = listHref(environment, "volumes");
  const crumbsOf = ({ project }: VolumeRow) => [
    { label: t("title"), href: list },
    ...(project === null ? [] : [{ label: project, href: listHref(environment, "volumes", { project }) }]),
  ];
  return (
    <VolumeActionsProvider environment={environment}>
      <ResourcePage
        live={live}
        notFound={{ title: t("page.notFound"), back: { label: t("page.back"), href: list } }}
      >
        {(row, gone) => (
          <>
            <ResourceHeader
              crumbs={crumbsOf(row)}
              name={row.name}
              aside={!gone && <UseStateCell row={row} />}
            >
              {!gone && (
                <>
                  <CopyButton
                    visibleFrom="sm"
                    label={actions("copyInspect")}
                    text={volumeCommand({ action: "inspect", volumes: [row.name] })}
                  />
                  <ActButton<VolumeVerb> verb="remove" row={row} />
                  <PageMenu row={row} load={loadMenuItems} />
                </>
              )}
            </ResourceHeader>
            {gone && <RemovedNote title={t("page.removed")} />}
            <VolumeTabs key={row.id} environment={environment} row={row} gone={gone} />
          </>
        )}
      </ResourcePage>
    </VolumeActionsProvider>
  );
}
