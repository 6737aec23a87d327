"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import type { InputOf, Query } from "#lib/contracts/contract.ts";
import { visible } from "#lib/format/control-characters.ts";
import { useCan } from "../account/account-context.tsx";
import { ErrorNotice } from "../errors/error-notice.tsx";
import { TabEmpty } from "./tab-empty.tsx";
import { useResourceQuery } from "./use-resource-query.ts";

const JsonTree = dynamic(() => import("../json-tree/json-tree.tsx").then((module) => module.JsonTree), {
  ssr: false,
  loading: () => <SkeletonRows height={24} />,
});

type Props<C extends Query> = {
  /** Answers what docker inspect prints. */
  contract: C;
  input: InputOf<C>;
  row: { id: string };
  name: string;
  /** What inspects it on the command line: `docker volume inspect`. */
  command: readonly string[];
  gone: boolean;
};

/** What docker inspect prints, as a tree. It may hold secrets, so it is not for everybody. */
export function JsonTab<C extends Query>({ contract, input, row, name, command, gone }: Props<C>) {
  const t = useTranslations("resource.json");
  const allowed = useCan()(contract.access);
  const { query, data } = useResourceQuery(contract, input, row, allowed && !gone);
  if (!allowed) return <TabEmpty title={t("refused")} hint={t("refusedHint")} />;
  if (data !== undefined) return <JsonTree value={data} label={visible(name)} inspect={{ command, name }} />;
  if (query.isError) return <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />;
  return <SkeletonRows height={24} />;
}
