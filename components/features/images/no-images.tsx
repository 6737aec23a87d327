"use client";

import { useTranslations } from "next-intl";
import { EmptyState } from "#components/ui/empty-state.tsx";

/** What an engine without images shows: how to get the first one. */
export function NoImages() {
  const t = useTranslations("images.empty");
  return <EmptyState title={t("title")} hint={t("hint")} />;
}
