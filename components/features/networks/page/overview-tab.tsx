"use client";

import { useTranslations } from "next-intl";
import { listHref } from "#components/shared/links/resource-href.ts";
import { ResourceLink } from "#components/shared/links/resource-link.tsx";
import { CopyValue } from "#components/shared/resource-page/copy-value.tsx";
import { FactTime } from "#components/shared/resource-page/fact-time.tsx";
import { Fact, Facts } from "#components/shared/resource-page/facts.tsx";
import classes from "#components/shared/resource-page/resource-page.module.css";
import { OptionFacts } from "#components/shared/used-by/option-facts.tsx";
import type { NetworkDetail } from "#lib/contracts/networks.ts";
import { visible } from "#lib/format/control-characters.ts";
import { SubnetFacts } from "./subnet-facts.tsx";

type Props = { environment: string; detail: NetworkDetail };

/** What the network is, which addresses it gives, and what its driver was told. */
export function OverviewTab({ environment, detail }: Props) {
  const t = useTranslations("networks.overview");
  const { row } = detail;
  return (
    <div className={classes.stack}>
      {row.predefined && <PredefinedNote name={row.name} />}
      <div className={classes.grid}>
        <Facts title={t("identity")}>
          <Fact name={t("id")}>
            <CopyValue value={row.id} />
          </Fact>
          <Fact name={t("driver")}>{visible(row.driver)}</Fact>
          <Fact name={t("scope")}>{visible(row.scope)}</Fact>
          {row.createdAt !== null && (
            <Fact name={t("created")}>
              <FactTime at={row.createdAt} />
            </Fact>
          )}
          {row.project !== null && (
            <Fact name={t("project")}>
              <ResourceLink
                href={listHref(environment, "networks", { project: row.project })}
                name={row.project}
              />
            </Fact>
          )}
          <Fact name={t("internal")}>{t(row.internal ? "internalYes" : "internalNo")}</Fact>
          <Fact name={t("attachable")}>{t(row.attachable ? "yes" : "no")}</Fact>
          <Fact name={t("ipv6")}>{t(row.ipv6 ? "yes" : "no")}</Fact>
        </Facts>
        <div className={classes.stack}>
          <SubnetFacts detail={detail} />
          <OptionFacts options={detail.options} withheld={detail.redacted} />
        </div>
      </div>
    </div>
  );
}

const explained = ["bridge", "host", "none"] as const;

/** What the engine's own networks are for, and that they stay. */
function PredefinedNote({ name }: { name: string }) {
  const t = useTranslations("networks");
  const known = explained.find((one) => one === name);
  return (
    <div className={classes.note}>
      {known && <p className={classes.noteTitle}>{t(`predefined.${known}`)}</p>}
      <p>{t("predefinedHint")}</p>
    </div>
  );
}
