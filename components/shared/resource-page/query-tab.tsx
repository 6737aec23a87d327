"use client";

import type { ReactNode } from "react";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { ErrorNotice } from "../errors/error-notice.tsx";
import type { ResourceQuery } from "./use-resource-query.ts";

type Props<T> = {
  result: ResourceQuery<T>;
  gone: boolean;
  children(data: T, readAgain: () => void): ReactNode;
};

/** A part of the page that shows what inspect tells, current to the live row. */
export function QueryTab<T>({ result: { query, data }, gone, children }: Props<T>) {
  const again = () => void query.refetch();
  // One that has just been removed is not found: the page says so by itself in a moment.
  const failed = query.isError && !gone && (data === undefined || query.error.code !== "not_found");
  return (
    <>
      {failed && <ErrorNotice error={query.error} onRetry={again} />}
      {data !== undefined && children(data, again)}
      {data === undefined && !failed && <SkeletonRows height={36} />}
    </>
  );
}
