"use client";

import { useLocale, useTranslations } from "next-intl";
import { Fact, Facts } from "#components/shared/resource-page/facts.tsx";
import classes from "#components/shared/resource-page/resource-page.module.css";
import type { ContainerDetail } from "#lib/contracts/container-detail.ts";
import { byteFormat } from "#lib/format/bytes.ts";

/** How much of the host the container may use. */
export function LimitFacts({ detail }: { detail: ContainerDetail }) {
  const t = useTranslations("containers.overview");
  const locale = useLocale();
  const { memory, cpus, pids } = detail.resources;
  const unlimited = <span className={classes.dim}>{t("unlimited")}</span>;
  return (
    <Facts title={t("limits")}>
      <Fact name={t("memory")}>{memory > 0 ? byteFormat(locale).binary(memory) : unlimited}</Fact>
      <Fact name={t("cpus")}>{cpus > 0 ? cpus : unlimited}</Fact>
      <Fact name={t("pids")}>{pids > 0 ? pids : unlimited}</Fact>
    </Facts>
  );
}
