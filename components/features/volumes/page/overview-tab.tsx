"use client";

import { useTranslations } from "next-intl";
import { listHref } from "#components/shared/links/resource-href.ts";
import { ResourceLink } from "#components/shared/links/resource-link.tsx";
import { CopyValue } from "#components/shared/resource-page/copy-value.tsx";
import { FactTime } from "#components/shared/resource-page/fact-time.tsx";
import { Fact, Facts } from "#components/shared/resource-page/facts.tsx";
import classes from "#components/shared/resource-page/resource-page.module.css";
import { OptionFacts } from "#components/shared/used-by/option-facts.tsx";
import type { VolumeDetail } from "#lib/contracts/volumes.ts";
import { visible } from "#lib/format/control-characters.ts";
import { SizeText } from "../size-text.tsx";
import { useSizes } from "../use-sizes.ts";

type Props = { environment: string; detail: VolumeDetail };

/** What the volume is and where its data lies. */
export function OverviewTab({ environment, detail }: Props) {
  const t = useTranslations("volumes.overview");
  const { row } = detail;
  const size = useSizes(environment).sizes?.[row.name];
  return (
    <div className={classes.grid}>
      <Facts title={t("identity")}>
        <Fact name={t("name")}>
          <CopyValue value={row.name} />
        </Fact>
        {row.anonymous && <Fact name={t("kind")}>{t("anonymous")}</Fact>}
        <Fact name={t("driver")}>{visible(row.driver)}</Fact>
        <Fact name={t("scope")}>{visible(row.scope)}</Fact>
        <Fact name={t("mountpoint")}>
          {detail.mountpoint === "" ? t("byDriver") : <CopyValue value={detail.mountpoint} />}
        </Fact>
        {row.createdAt !== null && (
          <Fact name={t("created")}>
            <FactTime at={row.createdAt} />
          </Fact>
        )}
        {size !== undefined && size >= 0 && (
          <Fact name={t("size")}>
            <SizeText bytes={size} />
          </Fact>
        )}
        {row.project !== null && (
          <Fact name={t("project")}>
            <ResourceLink
              href={listHref(environment, "volumes", { project: row.project })}
              name={row.project}
            />
          </Fact>
        )}
      </Facts>
      <OptionFacts options={detail.options} withheld={detail.redacted} />
    </div>
  );
}
