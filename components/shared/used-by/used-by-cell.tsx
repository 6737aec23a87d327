"use client";

import { useTranslations } from "next-intl";
import type { UsedBy } from "#lib/contracts/used-by.ts";
import { visible } from "#lib/format/control-characters.ts";
import classes from "./used-by.module.css";

/** Who uses a thing, as far as there is room: the names, those first that run, and how many more there are. */
export function UsedByCell({ usedBy }: { usedBy: UsedBy }) {
  const t = useTranslations("usedBy");
  const { count, first } = usedBy;
  const names = first.map(({ name }) => visible(name));
  if (count === 0) return null;
  const left = count - first.length;
  const title = left > 0 ? [...names, t("andMore", { count: left })].join("\n") : names.join("\n");
  return (
    <span className={classes.cell} title={title}>
      <bdi className={classes.names}>{names.slice(0, 2).join(", ")}</bdi>
      {count > 2 && <span className={classes.more}>{t("more", { count: count - 2 })}</span>}
    </span>
  );
}
