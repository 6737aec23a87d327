"use client";

import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { IconDownload, IconRefresh } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { type ReactNode, useCallback } from "react";
import { ErrorNotice } from "#components/shared/errors/error-notice.tsx";
import frame from "#components/shared/list-page/list-frame.module.css";
import { ResourceTable } from "#components/shared/resource-table/resource-table.tsx";
import { TableViewMenu } from "#components/shared/resource-table/table-view-menu.tsx";
import { useResourceTable } from "#components/shared/resource-table/use-resource-table.ts";
import { useUrlState } from "#components/shared/url-state/use-url-state.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { MenuButton } from "#components/ui/menu-button.tsx";
import { PageHeader } from "#components/ui/page-header.tsx";
import { SearchInput } from "#components/ui/search-input.tsx";
import { visible } from "#lib/format/control-characters.ts";
import classes from "./audit.module.css";
import { AuditFilters } from "./audit-filters.tsx";
import type { AuditRow } from "./audit-row.ts";
import { auditOrder, useAuditColumns } from "./columns.tsx";
import { useActs } from "./queries.ts";
import { useActWords } from "./use-act-words.ts";
import { type AuditFilterState, useAuditFilter } from "./use-audit-filter.ts";

const ActDrawer = dynamic(() => import("./act-drawer.tsx").then((module) => module.ActDrawer), {
  ssr: false,
});
const loadExport = () => import("./export-items.tsx").then((module) => module.ExportItems);

/** Who did what, on what, from where, and how it ended. */
export function AuditPage() {
  const t = useTranslations("audit");
  const words = useActWords();
  const state = useAuditFilter();
  const { query, rows, more } = useActs(state.filter, state.round);
  const [opened, setOpened] = useUrlState("act");
  const open = useCallback((row: AuditRow) => setOpened(row.id), [setOpened]);
  const table = useResourceTable<AuditRow>({
    id: "audit",
    rows,
    columns: useAuditColumns(open),
    defaultSort: auditOrder,
    inOrder: true,
    rowName: (row) => `${words.action(row.action)} ${visible(row.target ?? "")}`,
  });
  const filtered = Object.values(state.values).some((value) => value !== "");
  return (
    <div className={frame.page}>
      <PageHeader
        title={t("title")}
        aside={query.isSuccess && <Count count={rows.length} more={query.hasNextPage} />}
      >
        <Tools state={state} view={<TableViewMenu table={table} />} />
      </PageHeader>
      <AuditFilters state={state} />
      {query.isError && (
        <div className={frame.problem}>
          <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />
        </div>
      )}
      {(rows.length > 0 || !query.isError) && (
        <ResourceTable
          table={table}
          label={t("title")}
          loading={query.isPending || (rows.length === 0 && query.hasNextPage)}
          empty={<Nothing filtered={filtered} onClear={state.clear} />}
          onClearFilter={state.clear}
          onNearEnd={more}
        />
      )}
      {opened !== "" && (
        <ActDrawer
          actId={opened}
          known={rows.find(({ id }) => id === opened)}
          onOnly={(changes) => {
            setOpened("");
            state.set(changes);
          }}
          onClose={() => setOpened("")}
        />
      )}
    </div>
  );
}

function Tools({ state, view }: { state: AuditFilterState; view: ReactNode }) {
  const t = useTranslations("audit");
  return (
    <div className={frame.tools}>
      <SearchInput value={state.values.q} onChange={(q) => state.set({ q }, true)} label={t("search")} />
      <Tooltip label={t("refresh")}>
        <ActionIcon variant="default" size={30} aria-label={t("refresh")} onClick={state.renew}>
          <IconRefresh size={15} aria-hidden />
        </ActionIcon>
      </Tooltip>
      <MenuButton
        load={loadExport}
        given={{ filter: state.filter }}
        position="bottom-end"
        width={250}
        target={
          <Button variant="default" leftSection={<IconDownload size={14} aria-hidden />}>
            {t("export")}
          </Button>
        }
      />
      {view}
    </div>
  );
}

/** How many were loaded so far; there is no counting what a long log holds. */
function Count({ count, more }: { count: number; more: boolean }) {
  const t = useTranslations("audit");
  return (
    <span className={classes.count} role="status">
      {more ? t("loadedMore", { count }) : t("loaded", { count })}
    </span>
  );
}

function Nothing({ filtered, onClear }: { filtered: boolean; onClear(): void }) {
  const t = useTranslations();
  if (!filtered) return <EmptyState title={t("audit.emptyTitle")} />;
  return (
    <EmptyState
      title={t("table.noMatch")}
      hint={t("table.noMatchHint")}
      action={{ label: t("table.clearFilter"), onClick: onClear }}
    />
  );
}
