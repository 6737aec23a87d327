"use client";

import { Button, Skeleton } from "@mantine/core";
import { IconBox, IconDatabase, IconNetwork, IconServer2, IconStack2 } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import type { Change } from "#lib/contracts/system.ts";
import { foldChanges, type ToldChange } from "#lib/docker/fold-changes.ts";
import { ChangeLine } from "./change-line.tsx";
import classes from "./dashboard.module.css";
import { goneObjects } from "./gone-objects.ts";
import { Panel } from "./panel.tsx";
import { useChanges } from "./queries.ts";

const icons = {
  container: IconBox,
  image: IconStack2,
  volume: IconDatabase,
  network: IconNetwork,
  daemon: IconServer2,
} as const;

const fewLines = 15;

/** What happened on the engine lately, the newest first, live. */
export function ChangesPanel({ environment }: { environment: string }) {
  const t = useTranslations("dashboard.changes");
  const changes = useChanges(environment);
  const [all, setAll] = useState(false);
  const gone = useMemo(() => goneObjects(changes ?? []), [changes]);
  const told = useMemo(() => foldChanges(changes ?? []).toReversed(), [changes]);
  return (
    <Panel title={t("title")}>
      {changes === undefined && <Skeleton className={classes.waiting} height={200} />}
      {changes !== undefined && told.length === 0 && <p className={classes.calm}>{t("none")}</p>}
      <ol className={classes.rows}>
        {told.slice(0, all ? undefined : fewLines).map((change) => (
          <ChangeRow
            key={change.position}
            environment={environment}
            change={change}
            gone={gone.has(`${change.kind} ${change.id}`)}
          />
        ))}
      </ol>
      {told.length > fewLines && (
        <Button
          variant="subtle"
          size="compact-xs"
          className={classes.moreButton}
          onClick={() => setAll(!all)}
        >
          {all ? t("fewer") : t("all")}
        </Button>
      )}
    </Panel>
  );
}

const isBad = ({ action, exitCode, health }: Change): boolean =>
  action === "oom" || health === "unhealthy" || (action === "die" && exitCode !== null && exitCode !== 0);

type RowProps = { environment: string; change: ToldChange<Change>; gone: boolean };

function ChangeRow({ environment, change, gone }: RowProps) {
  const t = useTranslations("dashboard.changes");
  const Icon = icons[change.kind];
  return (
    <li className={classes.change} data-tone={isBad(change) ? "bad" : undefined}>
      <Icon size={14} stroke={1.7} aria-hidden />
      <span className={classes.changeWhat}>
        <ChangeLine environment={environment} change={change} gone={gone} />
        {change.times > 1 && <span className={classes.badge}>{t("times", { count: change.times })}</span>}
      </span>
      <span className={classes.changeAt}>
        <RelativeTime at={change.at} />
      </span>
    </li>
  );
}
