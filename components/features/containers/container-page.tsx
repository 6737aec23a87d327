"use client";

import { useTranslations } from "next-intl";
import { ErrorNotice } from "#components/shared/errors/error-notice.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import type { ContainerRow } from "#lib/contracts/containers.ts";
import { ContainerActionsProvider } from "./actions/container-actions-provider.tsx";
import { containersHref } from "./links.ts";
import { ContainerHeader } from "./page/container-header.tsx";
import { ContainerTabs } from "./page/container-tabs.tsx";
import classes from "./page/page.module.css";
import { RemovedNote } from "./page/removed-note.tsx";
import { TabEmpty } from "./page/tab-empty.tsx";
import { useContainerRow } from "./queries.ts";

type Props = {
  environment: string;
  /** Id, the start of it, or name. */
  container: string;
};

/** One container: what it is, how it is now, and all that can be done to it. */
export function ContainerPage({ environment, container }: Props) {
  const { list, row, gone } = useContainerRow(environment, container);
  if (row) {
    return (
      <ContainerActionsProvider environment={environment}>
        <Found environment={environment} row={row} gone={gone} rows={list.data?.items ?? []} />
      </ContainerActionsProvider>
    );
  }
  return (
    <div className={classes.body}>
      {list.isPending && <SkeletonRows height={36} />}
      {list.isError && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && <NotFound environment={environment} />}
    </div>
  );
}

type FoundProps = { environment: string; row: ContainerRow; gone: boolean; rows: readonly ContainerRow[] };

function Found({ environment, row, gone, rows }: FoundProps) {
  return (
    <div className={classes.page}>
      <ContainerHeader environment={environment} row={row} gone={gone} />
      {gone && <RemovedNote environment={environment} row={row} rows={rows} />}
      <ContainerTabs key={row.id} environment={environment} row={row} gone={gone} />
    </div>
  );
}

function NotFound({ environment }: { environment: string }) {
  const t = useTranslations("containers.page");
  return (
    <TabEmpty
      order={1}
      title={t("notFound")}
      hint={t("notFoundHint")}
      action={{ label: t("back"), href: containersHref(environment) }}
    />
  );
}
