"use client";

import { useTranslations } from "next-intl";
import type { ContainerRow } from "#lib/contracts/container-row.ts";
import { visible } from "#lib/format/control-characters.ts";
import classes from "./cells.module.css";

type Network = ContainerRow["networks"][number];

const text = ({ name, ip, ipv6 }: Network): string => [visible(name), ip, ipv6].filter(Boolean).join(" ");

/** The first network, with its address where there is room for both; all of them on hover. */
export function NetworksCell({ row }: { row: ContainerRow }) {
  const t = useTranslations("containers");
  const [first, ...others] = row.networks;
  if (!first) return null;
  return (
    <span className={`${classes.line} ${classes.networks}`} title={row.networks.map(text).join("\n")}>
      <span>{visible(first.name)}</span>
      {first.ip !== "" && <span className={classes.ip}>{first.ip}</span>}
      {others.length > 0 && <span className={classes.more}>{t("morePorts", { count: others.length })}</span>}
    </span>
  );
}
