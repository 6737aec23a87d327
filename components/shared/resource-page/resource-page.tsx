"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { ErrorNotice } from "../errors/error-notice.tsx";
import classes from "./resource-page.module.css";
import { TabEmpty } from "./tab-empty.tsx";
import type { LiveRow } from "./use-live-row.ts";

type Props<R extends { id: string }> = {
  live: LiveRow<R>;
  /** What stands when there is no such thing, and the way back to the list. */
  notFound: { title: string; back: { label: string; href: string } };
  /** The page of a row that was found: header, removed note, tabs. */
  children(row: R, gone: boolean): ReactNode;
};

/** The page of one resource of a live list, whatever becomes of it. */
export function ResourcePage<R extends { id: string }>({ live, notFound, children }: Props<R>) {
  const t = useTranslations("resource");
  const { list, row, gone } = live;
  if (row) return <div className={classes.page}>{children(row, gone)}</div>;
  return (
    <div className={classes.body}>
      {list.isPending && <SkeletonRows height={36} />}
      {list.isError && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && (
        <TabEmpty order={1} title={notFound.title} hint={t("notFoundHint")} action={notFound.back} />
      )}
    </div>
  );
}
