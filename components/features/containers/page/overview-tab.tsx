"use client";

import { useTranslations } from "next-intl";
import classes from "#components/shared/resource-page/resource-page.module.css";
import { visible } from "#lib/format/control-characters.ts";
import { HostPowerNote } from "./host-power-note.tsx";
import { IdentityFacts } from "./identity-facts.tsx";
import { LifeFacts } from "./life-facts.tsx";
import { LimitFacts } from "./limit-facts.tsx";
import { ProcessFacts } from "./process-facts.tsx";
import { SettingFacts } from "./setting-facts.tsx";
import type { TabProps } from "./tab-props.ts";

/** What the container is, how it lives, and what it may use. */
export function OverviewTab({ row, detail }: TabProps) {
  const t = useTranslations("containers.overview");
  return (
    <div className={classes.stack}>
      {detail.stateError !== "" && (
        <div className={classes.note} data-tone="bad" role="alert">
          <p className={classes.noteTitle}>{t("engineError")}</p>
          <p className={classes.mono}>{visible(detail.stateError)}</p>
        </div>
      )}
      <HostPowerNote reasons={detail.hostPower} />
      {detail.redacted && <p className={classes.note}>{t("withheld")}</p>}
      <div className={classes.grid}>
        <div className={classes.stack}>
          <ProcessFacts detail={detail} />
          <LimitFacts detail={detail} />
          <SettingFacts detail={detail} />
        </div>
        <div className={classes.stack}>
          <LifeFacts row={row} detail={detail} />
          <IdentityFacts row={row} detail={detail} />
        </div>
      </div>
    </div>
  );
}
