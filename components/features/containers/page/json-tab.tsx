"use client";

import { useTranslations } from "next-intl";
import { useCan } from "#components/shared/account/account-context.tsx";
import { ErrorNotice } from "#components/shared/errors/error-notice.tsx";
import { JsonTree } from "#components/shared/json-tree/json-tree.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { type ContainerRow, containers } from "#lib/contracts/containers.ts";
import { visible } from "#lib/format/control-characters.ts";
import { useContainerJson } from "../queries.ts";
import { TabEmpty } from "./tab-empty.tsx";

type Props = { environment: string; row: ContainerRow; gone: boolean };

/** What `docker inspect` prints, as a tree. It may hold secrets, so it is not for everybody. */
export function JsonTab({ environment, row, gone }: Props) {
  const t = useTranslations("containers.json");
  const allowed = useCan()(containers.json.access);
  const { query, data } = useContainerJson(environment, row, allowed && !gone);
  if (!allowed) return <TabEmpty title={t("refused")} hint={t("refusedHint")} />;
  if (data) return <JsonTree value={data} label={visible(row.name)} />;
  if (query.isError) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  return <SkeletonRows height={24} />;
}
