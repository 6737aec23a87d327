"use client";

import { useLocale, useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { useCan } from "#components/shared/account/account-context.tsx";
import { ErrorNotice } from "#components/shared/errors/error-notice.tsx";
import classes from "#components/shared/files/files.module.css";
import { shownName } from "#components/shared/files/shown-name.ts";
import { TabEmpty } from "#components/shared/resource-page/tab-empty.tsx";
import { useResourceQuery } from "#components/shared/resource-page/use-resource-query.ts";
import { SearchInput } from "#components/ui/search-input.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { type Change, changes } from "#lib/contracts/changes.ts";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { ChangeTree } from "./change-tree.tsx";
import { ContentButtons } from "./content-buttons.tsx";
import { useOpenFile } from "./use-open-file.ts";

type Props = { environment: string; row: ContainerRow; gone: boolean };

const none: readonly Change[] = [];

/** What the container has changed in its image's files. */
export function ChangesTab({ environment, row, gone }: Props) {
  const t = useTranslations("files.changes");
  const can = useCan();
  const onOpen = useOpenFile();
  const locale = useLocale();
  // The engine walks the whole layer for it: read again when the container was started or has ended, and no oftener.
  const life = { id: row.id, state: row.state, startedAt: row.startedAt };
  const input = { environment, container: row.id };
  const { query, data } = useResourceQuery(changes.list, input, life, !gone);
  const [text, setText] = useState("");
  const items = data?.items ?? none;
  const wanted = text.trim().toLowerCase();
  const found = useMemo(
    () =>
      wanted === "" ? items : items.filter(({ path }) => shownName(path).toLowerCase().includes(wanted)),
    [items, wanted],
  );
  if (!can(changes.list.access)) return <TabEmpty title={t("refused")} />;
  if (query.isError && !data) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  if (!data) return <SkeletonRows height={24} />;
  if (data.total === 0) {
    return (
      <div className={classes.root}>
        <div className={classes.bar}>{!gone && <ContentButtons environment={environment} row={row} />}</div>
        <TabEmpty title={t("none")} hint={t("noneHint")} />
      </div>
    );
  }
  return (
    <div className={classes.root}>
      <p className={classes.note}>{t("hint")}</p>
      <div className={classes.bar}>
        <SearchInput value={text} onChange={setText} label={t("find")} />
        <span className={classes.note} role="status">
          {t("total", { count: wanted === "" ? data.total : found.length })}
        </span>
        {!gone && <ContentButtons environment={environment} row={row} />}
      </div>
      {data.total > items.length && (
        <p className={classes.note} role="alert">
          {t("cut", { count: items.length, total: data.total })}
        </p>
      )}
      <ChangeTree key={locale} changes={found} allOpen={wanted !== ""} label={t("tree")} onOpen={onOpen} />
    </div>
  );
}
