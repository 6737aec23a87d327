"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useMeasure } from "#components/shared/disk-use/use-measure.ts";
import { useLiveValue } from "#components/shared/live/use-live-value.ts";
import { queryFor, queryKey } from "#lib/client/query-client.ts";
import { environments } from "#lib/contracts/environments.ts";
import {
  type Change,
  type EngineFacts,
  type SystemSummary,
  system,
  systemChannels,
} from "#lib/contracts/system.ts";
import type { CodedError } from "#lib/errors/coded-error.ts";

const newest = (_: SystemSummary | undefined, message: { summary: SystemSummary }): SystemSummary =>
  message.summary;

/** The engine's objects in numbers, live; undefined until they are counted. */
export const useSummary = (environment: string): SystemSummary | undefined =>
  useLiveValue(systemChannels.summary, environment, newest);

/** As many as the server keeps. */
const keptChanges = 200;

const withAdded = (
  held: readonly Change[] | undefined,
  { type, items }: { type: "snapshot" | "added"; items: Change[] },
): readonly Change[] => (type === "snapshot" ? items : [...(held ?? []), ...items].slice(-keptChanges));

/** What happened lately, the oldest first, live; undefined until it is known. */
export const useChanges = (environment: string): readonly Change[] | undefined =>
  useLiveValue(systemChannels.changes, environment, withAdded);

/** What the engine says about itself; asked again whenever the connection to it is a new one. */
export const useEngineFacts = (environment: string) => {
  const { data: all } = useQuery(queryFor(environments.list, {}));
  const engine = all?.find(({ id }) => id === environment);
  const { queryFn } = queryFor(system.facts, { environment });
  return useQuery<EngineFacts, CodedError>({
    queryKey: [...queryKey(system.facts, { environment }), engine?.since ?? null],
    ...(queryFn ? { queryFn: queryFn as never } : {}),
    enabled: all !== undefined,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
};

/** What Docker takes on the disk: the last figure that anybody had measured, and the way to a new one. */
export const useDiskUse = (environment: string) => {
  const t = useTranslations("dashboard.disk");
  const { data } = useQuery(queryFor(system.diskUse, { environment }));
  return { use: data ?? null, ...useMeasure(environment, t("measure")) };
};
