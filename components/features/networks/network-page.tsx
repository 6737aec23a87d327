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
import type { NetworkRow } from "#lib/contracts/networks.ts";
import { networkCommand } from "#lib/docker/network-cli.ts";
import { loadMenuItems } from "./actions/load-menu-items.ts";
import { NetworkActionsProvider } from "./actions/network-actions-provider.tsx";
import type { NetworkVerb } from "./actions/network-acts.ts";
import { NetworkMarks } from "./cells/name-cell.tsx";
import { findNetwork } from "./find-network.ts";
import { NetworkTabs } from "./page/network-tabs.tsx";
import { useNetworks } from "./queries.ts";

type Props = { environment: string; network: string };

/** One network: what it is, who uses it, and what can be done to it. */
export function NetworkPage({ environment, network }: Props) {
  const t = useTranslations("networks");
  const actions = useTranslations("actions");
  const live = useLiveRow(useNetworks(environment), findNetwork, network);
  const list = listHref(environment, "networks");
  const crumbsOf = ({ project }: NetworkRow) => [
    { label: t("title"), href: list },
    ...(project === null ? [] : [{ label: project, href: listHref(environment, "networks", { project }) }]),
  ];
  return (
    <NetworkActionsProvider environment={environment}>
      <ResourcePage
        live={live}
        notFound={{ title: t("page.notFound"), back: { label: t("page.back"), href: list } }}
      >
        {(row, gone) => (
          <>
            <ResourceHeader
              crumbs={crumbsOf(row)}
              name={row.name}
              aside={
                <>
                  <NetworkMarks row={row} />
                  {!gone && <UseStateCell row={row} />}
                </>
              }
            >
              {!gone && (
                <>
                  <CopyButton
                    visibleFrom="sm"
                    label={actions("copyInspect")}
                    text={networkCommand({ action: "inspect", networks: [row.name] })}
                  />
                  <ActButton<NetworkVerb> verb="remove" row={row} />
                  <PageMenu row={row} load={loadMenuItems} />
                </>
              )}
            </ResourceHeader>
            {gone && <RemovedNote title={t("page.removed")} />}
            <NetworkTabs key={row.id} environment={environment} row={row} gone={gone} />
          </>
        )}
      </ResourcePage>
    </NetworkActionsProvider>
  );
}
