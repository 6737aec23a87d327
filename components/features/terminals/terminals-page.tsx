"use client";

import { ActionIcon, Button, Title } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { ErrorNotice } from "#components/shared/errors/error-notice.tsx";
import { useLiveList } from "#components/shared/live/use-live-list.ts";
import { takeCommand } from "#components/shared/terminal/saved/wanted-command.ts";
import { useEndTerminalAsking } from "#components/shared/terminal/use-end-terminal-asking.ts";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { channels, contracts } from "#lib/contracts/index.ts";
import { NewTerminal } from "./new-terminal.tsx";
import { TabPanel } from "./tab-panel.tsx";
import { TabStrip } from "./tab-strip.tsx";
import type { TerminalTab } from "./terminal-tabs.ts";
import classes from "./terminals-page.module.css";
import { useTerminalTabs } from "./use-terminal-tabs.ts";

/** All terminals of an environment, each in its tab. */
export function TerminalsPage({ environment }: { environment: string }) {
  const t = useTranslations("terminals");
  const list = useLiveList<ContainerRow>(contracts.containers.list, channels.containers.follow, environment);
  const rows = list.data?.items ?? [];
  const nameOf = useCallback(
    (ref: string) => rows.find((row) => row.id === ref || row.name === ref)?.name ?? ref.slice(0, 12),
    [rows],
  );
  const [saved, setSaved] = useState<{ container: string; command: string | null } | null>(null);
  const onSaved = (container: string) => {
    setSaved({ container, command: takeCommand() });
    terminals.bring(null);
  };
  const terminals = useTerminalTabs(environment, nameOf, onSaved);
  const end = useEndTerminalAsking();
  const { tabs, front } = terminals;
  const [wanted, setWanted] = useState<string | null>(null);
  const openNew = (container: string | null) => {
    setWanted(container);
    setSaved(null);
    terminals.bring(null);
  };
  const open: typeof terminals.open = (opening, container) => {
    setSaved(null);
    terminals.open(opening, container);
  };
  const close = async (tab: TerminalTab) => {
    const running = tab.phase === "open" || tab.phase === "lost" || tab.elsewhere;
    if (await end({ session: tab.session, name: tab.container.name, running })) terminals.remove(tab);
  };
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <Title order={1} className={classes.title} data-tabs={tabs.length > 0 || undefined}>
          {t("title")}
        </Title>
        <div className={classes.tabsPlace}>
          {tabs.length > 0 && (
            <TabStrip tabs={tabs} front={front?.key ?? null} onBring={terminals.bring} onClose={close} />
          )}
        </div>
        <NewButton pressed={front === null} onClick={() => openNew(null)} />
      </div>
      <div className={classes.body}>
        {!terminals.loaded && <SkeletonRows height={36} rows={8} />}
        {terminals.error && <ErrorNotice error={terminals.error} />}
        {tabs.map((tab) => (
          <TabPanel
            key={tab.key}
            environment={environment}
            tab={tab}
            front={tab === front}
            onReport={(state, session) => terminals.report(tab.key, state, session)}
            onAgain={() => terminals.reopen(tab)}
            onTake={() => terminals.reopen(tab, { kind: "resume", session: tab.session?.id ?? "" })}
            onNew={() => openNew(tab.container.id)}
            onClose={() => void close(tab)}
          />
        ))}
        {terminals.loaded && front === null && (
          <NewTerminal
            key={saved?.command}
            environment={environment}
            rows={rows}
            wanted={saved?.container ?? wanted}
            wantedCommand={saved?.command ?? null}
            onOpen={open}
          />
        )}
      </div>
    </div>
  );
}

function NewButton({ pressed, onClick }: { pressed: boolean; onClick(): void }) {
  const t = useTranslations("terminals");
  const variant = pressed ? "light" : "default";
  return (
    <>
      <Button
        visibleFrom="sm"
        variant={variant}
        leftSection={<IconPlus size={14} />}
        onClick={onClick}
        aria-pressed={pressed}
      >
        {t("new")}
      </Button>
      <ActionIcon
        hiddenFrom="sm"
        variant={variant}
        size={36}
        onClick={onClick}
        aria-label={t("new")}
        aria-pressed={pressed}
      >
        <IconPlus size={18} />
      </ActionIcon>
    </>
  );
}
