"use client";

import { Anchor, Button } from "@mantine/core";
import dynamic from "next/dynamic";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { canOpenAgain } from "#components/shared/terminal/opening-again.ts";
import type { TerminalState } from "#components/shared/terminal/terminal-events.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import type { TerminalSession } from "#lib/contracts/terminals.ts";
import { panelId, tabId } from "./tab-strip.tsx";
import type { TerminalTab } from "./terminal-tabs.ts";
import classes from "./terminals-page.module.css";

const TerminalView = dynamic(
  () => import("#components/shared/terminal/terminal-view.tsx").then((module) => module.TerminalView),
  { ssr: false, loading: () => <SkeletonRows height={36} rows={8} /> },
);

type Props = {
  environment: string;
  tab: TerminalTab;
  front: boolean;
  onReport(state: TerminalState, session: TerminalSession | null): void;
  onAgain(): void;
  onTake(): void;
  onNew(): void;
  onClose(): void;
};

/** One terminal in its place. It stays there, connected, while another one is looked at. */
export function TabPanel({ environment, tab, front, onReport, onAgain, onTake, onNew, onClose }: Props) {
  const t = useTranslations("terminals");
  const { id, name } = tab.container;
  const alternatives = (
    <>
      <Button variant="default" onClick={onNew}>
        {t("otherCommand")}
      </Button>
      <Anchor component={Link} size="sm" href={`/environments/${environment}/containers/${id}`}>
        {t("toContainer")}
      </Anchor>
    </>
  );
  return (
    <div
      role="tabpanel"
      id={panelId(tab.key)}
      aria-labelledby={tabId(tab.key)}
      className={classes.panel}
      data-front={front || undefined}
    >
      {tab.elsewhere ? (
        <div className={classes.elsewhere}>
          <EmptyState
            title={t("elsewhere")}
            hint={t("elsewhereHint")}
            action={{ label: t("take"), onClick: onTake }}
          />
        </div>
      ) : (
        <TerminalView
          opening={tab.opening}
          name={name}
          active={front}
          actions={{ again: canOpenAgain(tab) ? onAgain : undefined, alternatives }}
          onChange={onReport}
          onClose={onClose}
        />
      )}
    </div>
  );
}
