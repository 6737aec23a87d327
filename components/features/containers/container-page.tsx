"use client";

import { useTranslations } from "next-intl";
import { RemovedNote } from "#components/shared/resource-page/removed-note.tsx";
import { ResourcePage } from "#components/shared/resource-page/resource-page.tsx";
import { ContainerActionsProvider } from "./actions/container-actions-provider.tsx";
import { containerHref, containersHref } from "./links.ts";
import { ContainerHeader } from "./page/container-header.tsx";
import { ContainerTabs } from "./page/container-tabs.tsx";
import { MendNote } from "./page/mend-note.tsx";
import { useContainerRow } from "./queries.ts";

type Props = {
  environment: string;
  /** Id, the start of it, or name. */
  container: string;
};

/** One container: what it is, how it is now, and all that can be done to it. */
export function ContainerPage({ environment, container }: Props) {
  const t = useTranslations("containers.page");
  const live = useContainerRow(environment, container);
  const named = (name: string) => {
    const row = live.list.data?.items.find((one) => one.name === name);
    return row && containerHref(environment, row.id);
  };
  return (
    <ContainerActionsProvider environment={environment}>
      <ResourcePage
        live={live}
        notFound={{ title: t("notFound"), back: { label: t("back"), href: containersHref(environment) } }}
      >
        {(row, gone) => (
          <>
            <ContainerHeader environment={environment} row={row} gone={gone} />
            {gone && <RemovedNote title={t("removed")} successor={named(row.name)} />}
            {!gone && <MendNote environment={environment} row={row} />}
            <ContainerTabs key={row.id} environment={environment} row={row} gone={gone} />
          </>
        )}
      </ResourcePage>
    </ContainerActionsProvider>
  );
}
