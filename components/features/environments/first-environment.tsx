"use client";

import { VisuallyHidden } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { useLastEnvironment } from "#components/shared/environments/use-last-environment.ts";
import { ErrorNotice } from "#components/shared/errors/error-notice.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { queryFor } from "#lib/client/query-client.ts";
import { environments } from "#lib/contracts/environments.ts";

/** The panel's start: goes on to the environment that was looked at last, else to the first. */
export function FirstEnvironment() {
  const t = useTranslations("environments");
  const ui = useTranslations("ui");
  const router = useRouter();
  const { data, error, refetch } = useQuery(queryFor(environments.list, {}));
  const [last] = useLastEnvironment();
  const chosen = data?.find(({ id }) => id === last) ?? data?.[0];
  useEffect(() => {
    if (chosen) router.replace(`/environments/${chosen.id}`);
  }, [chosen, router]);
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />;
  if (data?.length === 0) return <EmptyState order={1} title={t("none")} hint={t("noneHint")} />;
  return <VisuallyHidden role="status">{ui("loading")}</VisuallyHidden>;
}
