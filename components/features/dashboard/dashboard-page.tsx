"use client";

import { useTranslations } from "next-intl";
import { PageHeader } from "#components/ui/page-header.tsx";
import { AttentionList } from "./attention-list.tsx";
import { ChangesPanel } from "./changes-panel.tsx";
import { CountsStrip } from "./counts-strip.tsx";
import classes from "./dashboard.module.css";
import { DiskPanel } from "./disk-panel.tsx";
import { EmptyEngine } from "./empty-engine.tsx";
import { EnginePanel } from "./engine-panel.tsx";
import { EngineWarnings } from "./engine-warnings.tsx";
import { useEngineFacts, useSummary } from "./queries.ts";

/** An environment at a glance: how much there is, what needs attention, what has changed, and what the engine is. */
export function DashboardPage({ environment }: { environment: string }) {
  const t = useTranslations("dashboard");
  const summary = useSummary(environment);
  const facts = useEngineFacts(environment);
  const isEmpty = summary?.containers.total === 0 && summary.images.total === 0;
  return (
    <div className={classes.page}>
      <PageHeader title={t("title")} />
      <CountsStrip environment={environment} summary={summary} />
      <div className={classes.columns}>
        <div className={classes.column}>
          {isEmpty ? (
            <EmptyEngine />
          ) : (
            <AttentionList environment={environment} attention={summary?.attention} />
          )}
          <ChangesPanel environment={environment} />
        </div>
        <div className={classes.column}>
          <EnginePanel query={facts} />
          <DiskPanel environment={environment} />
          {facts.data && <EngineWarnings warnings={facts.data.warnings} />}
        </div>
      </div>
    </div>
  );
}
