"use client";

import { useTranslations } from "next-intl";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

/** What an engine without networks shows: what they are for, and how to make one. */
export function NoNetworks() {
  const t = useTranslations("networks.empty");
  return (
    <EmptyState
      title={t("title")}
      hint={
        <>
          <p>{t("hint")}</p>
          <CodeBlock label={t("command")}>docker network create shop</CodeBlock>
        </>
      }
    />
  );
}
