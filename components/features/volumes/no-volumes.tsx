"use client";

import { useTranslations } from "next-intl";
import { CodeBlock } from "#components/ui/code-block.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";

const firstVolume = "docker run -d -v data:/var/lib/postgresql/data postgres";

/** What an engine without volumes shows: what they are for, and how to get the first one. */
export function NoVolumes() {
  const t = useTranslations("volumes.empty");
  return (
    <EmptyState
      title={t("title")}
      hint={
        <>
          <p>{t("hint")}</p>
          <CodeBlock label={t("command")}>{firstVolume}</CodeBlock>
        </>
      }
    />
  );
}
