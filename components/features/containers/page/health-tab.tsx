"use client";

import { Button } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { Fact, Facts } from "#components/shared/resource-page/facts.tsx";
import classes from "#components/shared/resource-page/resource-page.module.css";
import { TabEmpty } from "#components/shared/resource-page/tab-empty.tsx";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { StatusDot } from "#components/ui/status-dot.tsx";
import { useTime } from "#components/ui/time-provider.tsx";
import type { ContainerDetail } from "#lib/contracts/container-detail.ts";
import { shellLine } from "#lib/docker/shell-quote.ts";
import { visible } from "#lib/format/control-characters.ts";
import { stateTone } from "../cells/state-tone.ts";
import { HealthLog } from "./health-log.tsx";
import { HealthProbe } from "./health-probe.tsx";
import { nextProbe } from "./next-probe.ts";
import type { TabProps } from "./tab-props.ts";

type Health = NonNullable<ContainerDetail["health"]>;

/** How its health is checked, and how the last checks went. */
export function HealthTab({ row, detail, onReadAgain }: TabProps) {
  const t = useTranslations("containers.health");
  const { health } = detail;
  const next = health && row.state === "running" ? nextProbe(health, row.startedAt) : null;
  useReadWhenDue(next, onReadAgain);
  if (health === null) return <TabEmpty title={t("none")} hint={t("noneHint")} />;
  return (
    <div className={classes.stack}>
      <HealthFacts health={health} next={next} />
      <HealthProbe row={row} />
      <section>
        <div className={classes.tools}>
          <h2 className={classes.groupTitle}>{t("log")}</h2>
          <span className={classes.dim}>{t("logHint")}</span>
          <Button variant="default" leftSection={<IconRefresh size={14} aria-hidden />} onClick={onReadAgain}>
            {t("readAgain")}
          </Button>
        </div>
        <HealthLog log={health.log} />
      </section>
    </div>
  );
}

function HealthFacts({ health, next }: { health: Health; next: number | null }) {
  const t = useTranslations("containers");
  const words = useTranslations("health");
  const { format } = useTime();
  const seconds = (value: number) => format.duration(value * 1000);
  return (
    <Facts title={t("page.tabs.health")}>
      <Fact name={t("health.status")}>
        <StatusDot
          tone={stateTone({ state: "running", health: health.status, exitCode: null })}
          label={t(`healthStates.${health.status}`)}
        />
      </Fact>
      <Fact name={t("health.failingStreak")}>{health.failingStreak}</Fact>
      <Fact name={t("health.test")}>
        <code className={classes.mono}>{visible(testLine(health.test))}</code>
      </Fact>
      <Fact name={words("next")}>{next === null ? words("notPlanned") : <RelativeTime at={next} />}</Fact>
      <Fact name={t("health.interval")}>{seconds(health.interval)}</Fact>
      <Fact name={t("health.timeout")}>{seconds(health.timeout)}</Fact>
      <Fact name={t("health.startPeriod")}>{seconds(health.startPeriod)}</Fact>
      {health.startPeriod > 0 && health.startInterval !== null && (
        <Fact name={t("health.startInterval")}>{seconds(health.startInterval)}</Fact>
      )}
      <Fact name={t("health.retries")}>{health.retries}</Fact>
    </Facts>
  );
}

const leastRestMs = 2_000;

/** The engine does not announce checks that change nothing: while somebody looks, they are read when they are due. */
const useReadWhenDue = (next: number | null, onReadAgain: () => void): void => {
  useEffect(() => {
    if (next === null) return;
    const timer = setInterval(onReadAgain, Math.max(leastRestMs, next - Date.now() + 700));
    return () => clearInterval(timer);
  }, [next, onReadAgain]);
};

/** `CMD-SHELL` is one line for a shell; `CMD` is a program and its arguments. */
const testLine = ([kind, ...words]: readonly string[]): string =>
  kind === "CMD-SHELL" ? words.join(" ") : shellLine(kind === "CMD" ? words : [kind ?? "", ...words]);
