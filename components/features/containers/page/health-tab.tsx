"use client";

import { Button } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { Fact, Facts } from "#components/shared/resource-page/facts.tsx";
import classes from "#components/shared/resource-page/resource-page.module.css";
import { TabEmpty } from "#components/shared/resource-page/tab-empty.tsx";
import { StatusDot } from "#components/ui/status-dot.tsx";
import { useTime } from "#components/ui/time-provider.tsx";
import type { ContainerDetail } from "#lib/contracts/container-detail.ts";
import { shellLine } from "#lib/docker/shell-quote.ts";
import { visible } from "#lib/format/control-characters.ts";
import { stateTone } from "../cells/state-tone.ts";
import { HealthLog } from "./health-log.tsx";
import type { TabProps } from "./tab-props.ts";

type Health = NonNullable<ContainerDetail["health"]>;

/** How its health is checked, and how the last checks went. */
export function HealthTab({ detail, onReadAgain }: TabProps) {
  const t = useTranslations("containers.health");
  const { health } = detail;
  if (health === null) return <TabEmpty title={t("none")} hint={t("noneHint")} />;
  return (
    <div className={classes.stack}>
      <HealthFacts health={health} />
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

function HealthFacts({ health }: { health: Health }) {
  const t = useTranslations("containers");
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
      <Fact name={t("health.interval")}>{seconds(health.interval)}</Fact>
      <Fact name={t("health.timeout")}>{seconds(health.timeout)}</Fact>
      <Fact name={t("health.startPeriod")}>{seconds(health.startPeriod)}</Fact>
      <Fact name={t("health.retries")}>{health.retries}</Fact>
    </Facts>
  );
}

/** `CMD-SHELL` is one line for a shell; `CMD` is a program and its arguments. */
const testLine = ([kind, ...words]: readonly string[]): string =>
  kind === "CMD-SHELL" ? words.join(" ") : shellLine(kind === "CMD" ? words : [kind ?? "", ...words]);
