"use client";

import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useMemo } from "react";
import { useCan } from "#components/shared/account/account-context.tsx";
import { TabEmpty } from "#components/shared/resource-page/tab-empty.tsx";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { logs } from "#lib/contracts/logs.ts";
import { visible } from "#lib/format/control-characters.ts";

const LogView = dynamic(
  () => import("#components/shared/log-view/log-view.tsx").then((module) => module.LogView),
  {
    ssr: false,
  },
);

type Props = { environment: string; row: ContainerRow };

/** The container's log. Of one that was removed meanwhile, what was read stays. */
export function LogsTab({ environment, row }: Props) {
  const t = useTranslations("logs");
  const can = useCan();
  const { id, name } = row;
  const containers = useMemo(() => [{ id, name }], [id, name]);
  if (!can(logs.page.access)) return <TabEmpty title={t("refused")} hint={t("refusedHint")} />;
  return (
    <LogView environment={environment} containers={containers} label={t("label", { name: visible(name) })} />
  );
}
