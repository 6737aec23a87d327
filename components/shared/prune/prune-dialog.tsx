"use client";

import { Text } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ComponentProps } from "react";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { ActDialog } from "../actions/act-dialog.tsx";
import { DestroyDialog } from "../actions/destroy-dialog.tsx";
import { ErrorNotice } from "../errors/error-notice.tsx";

type Props = Omit<ComponentProps<typeof DestroyDialog>, "skipped"> & {
  /** The reading of what would go. */
  preview: Pick<UseQueryResult, "data" | "error" | "isError" | "isFetching" | "refetch">;
  /** Said where nothing would go. */
  nothing: string;
};

/** Asks before everything that nobody uses is removed: names all that goes, as the engine's own lists say it now. */
export function PruneDialog({ preview, nothing, children, ...dialog }: Props) {
  const { targets, lost, typed, kept, ...frame } = dialog;
  const isKnown = preview.data !== undefined && !preview.isFetching;
  if (isKnown && targets.length > 0) return <DestroyDialog {...dialog}>{children}</DestroyDialog>;
  return (
    <ActDialog {...frame} ready={false} destructive>
      {children}
      {preview.isError && !preview.isFetching && (
        <ErrorNotice error={preview.error} onRetry={() => void preview.refetch()} />
      )}
      {isKnown && <Text size="sm">{nothing}</Text>}
      {preview.isFetching && <SkeletonRows height={28} />}
    </ActDialog>
  );
}
