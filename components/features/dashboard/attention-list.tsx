"use client";

import { Button, Skeleton } from "@mantine/core";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { containerHref } from "#components/shared/links/resource-href.ts";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { StatusDot, type StatusTone } from "#components/ui/status-dot.tsx";
import type { AttentionItem, SystemSummary } from "#lib/contracts/system.ts";
import { visible } from "#lib/format/control-characters.ts";
import classes from "./dashboard.module.css";
import { Panel } from "./panel.tsx";
import { useFittingAct } from "./use-fitting-act.ts";

const tones: Readonly<Record<AttentionItem["reason"], StatusTone>> = {
  unhealthy: "bad",
  restarting: "warn",
  dead: "bad",
  outOfMemory: "bad",
  exitedWithError: "bad",
  paused: "warn",
};

type Props = { environment: string; attention: SystemSummary["attention"] | undefined };

/** The containers that somebody should look at, each with the act that most often mends it. */
export function AttentionList({ environment, attention }: Props) {
  const t = useTranslations("dashboard.attention");
  return (
    <Panel title={t("title")} count={attention?.total}>
      {attention === undefined && <Skeleton className={classes.waiting} height={12} width="40%" />}
      {attention?.total === 0 && (
        <p className={classes.calm}>
          <StatusDot tone="ok" label={t("none")} />
        </p>
      )}
      {attention && attention.total > 0 && (
        <ul className={classes.rows}>
          {attention.items.map((item) => (
            <AttentionRow key={item.id} environment={environment} item={item} />
          ))}
          {attention.total > attention.items.length && (
            <li className={classes.rest}>{t("more", { count: attention.total - attention.items.length })}</li>
          )}
        </ul>
      )}
    </Panel>
  );
}

function AttentionRow({ environment, item }: { environment: string; item: AttentionItem }) {
  const t = useTranslations("dashboard.attention");
  const act = useFittingAct(environment, item);
  const name = visible(item.name);
  return (
    <li className={classes.row}>
      <Link href={containerHref(environment, item.id)} prefetch={false} className={classes.rowName}>
        {name}
      </Link>
      <span className={classes.rowWhat}>
        <StatusDot
          tone={tones[item.reason]}
          label={t(`reasons.${item.reason}`, { code: item.exitCode ?? 0 })}
        />
        {item.since !== null && (
          <span className={classes.dim}>
            <RelativeTime at={item.since} />
          </span>
        )}
      </span>
      {act && (
        <Button
          size="compact-xs"
          variant="default"
          className={classes.rowAct}
          loading={act.isRunning}
          onClick={act.run}
          aria-label={t("actOn", { act: act.word, name })}
        >
          {act.word}
        </Button>
      )}
    </li>
  );
}
