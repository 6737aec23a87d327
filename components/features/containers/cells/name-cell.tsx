"use client";

import { IconShieldHalf } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { visible } from "#lib/format/control-characters.ts";
import classes from "./cells.module.css";

/** A container's name, its compose service unless the name says it, and what sets it apart. The table makes it a link. */
export function NameCell({ row }: { row: ContainerRow }) {
  const service = row.service !== null && !row.name.includes(row.service) ? row.service : null;
  return (
    <span className={classes.name}>
      <bdi className={classes.nameText} title={visible(row.name)}>
        {visible(row.name)}
      </bdi>
      {service !== null && <bdi className={classes.service}>{visible(service)}</bdi>}
      {row.self && <SelfMark />}
      {row.hostPower === true && <HostPowerMark />}
    </span>
  );
}

/** Says that the panel itself runs in a container. */
export function SelfMark() {
  const t = useTranslations("containers");
  return (
    <span className={classes.self} title={t("selfHint")}>
      {t("self")}
    </span>
  );
}

/** A small shield on a container whose shell is as good as the host's. */
export function HostPowerMark() {
  const t = useTranslations("containers");
  return (
    <span className={classes.shield} role="img" aria-label={t("hostPower")} title={t("hostPowerHint")}>
      <IconShieldHalf size={14} aria-hidden />
    </span>
  );
}
