"use client";

import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import type { LiveList } from "#lib/client/live-cache.ts";
import type { CodedError } from "#lib/errors/coded-error.ts";

/** One row of a live list, and how the list stands. */
export type LiveRow<R extends { id: string }> = {
  list: UseQueryResult<LiveList<R>, CodedError>;
  /** The last known one when it has been removed. */
  row: R | undefined;
  gone: boolean;
};

/** Finds the row that an address names, and keeps what was known of it when it is removed; `gone` says so. */
export const useLiveRow = <R extends { id: string }>(
  list: UseQueryResult<LiveList<R>, CodedError>,
  find: (rows: readonly R[], ref: string) => R | undefined,
  ref: string,
): LiveRow<R> => {
  const found = list.data && find(list.data.items, ref);
  const [last, setLast] = useState<{ ref: string; row: R } | null>(null);
  if (found && (last?.row !== found || last.ref !== ref)) setLast({ ref, row: found });
  const row = found ?? (last?.ref === ref ? last.row : undefined);
  return { list, row, gone: list.isSuccess && found === undefined };
};
