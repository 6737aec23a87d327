"use client";

import { useTranslations } from "next-intl";
import { Fact, Facts } from "#components/shared/resource-page/facts.tsx";
import classes from "#components/shared/resource-page/resource-page.module.css";
import type { ContainerDetail } from "#lib/contracts/container-detail.ts";
import { visible } from "#lib/format/control-characters.ts";

/** How the engine runs it. */
export function SettingFacts({ detail }: { detail: ContainerDetail }) {
  const t = useTranslations("containers.overview");
  return (
    <Facts title={t("settings")}>
      <Fact name={t("readOnly")}>{t(detail.readOnly ? "readOnlyYes" : "readOnlyNo")}</Fact>
      <Fact name={t("networkMode")}>
        <Code text={detail.networkMode} />
      </Fact>
      <Fact name={t("logDriver")}>
        <Code text={detail.logDriver} />
      </Fact>
      <Fact name={t("driver")}>
        <Code text={detail.driver} />
      </Fact>
      <Fact name={t("runtime")}>
        <Code text={detail.runtime} />
      </Fact>
    </Facts>
  );
}

const Code = ({ text }: { text: string }) => <code className={classes.mono}>{visible(text)}</code>;
