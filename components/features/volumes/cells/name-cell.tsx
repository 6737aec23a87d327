"use client";

import { useTranslations } from "next-intl";
import type { VolumeRow } from "#lib/contracts/volumes.ts";
import { shortId } from "#lib/docker/names.ts";
import { visible } from "#lib/format/control-characters.ts";
import classes from "./cells.module.css";

/** A volume's name; a number that nobody chose is cut to its beginning. The table makes it a link. */
export function NameCell({ row }: { row: VolumeRow }) {
  const t = useTranslations("volumes");
  return (
    <span className={classes.name}>
      <bdi className={row.anonymous ? classes.number : classes.text} title={visible(row.name)}>
        {visible(shownName(row))}
      </bdi>
      {row.anonymous && <span className={classes.tag}>{t("anonymous")}</span>}
      {row.self && (
        <span className={classes.tag} title={t("selfHint")}>
          {t("self")}
        </span>
      )}
    </span>
  );
}

/** The name as far as it says something. */
export const shownName = ({ name }: Pick<VolumeRow, "name">): string =>
  /^[0-9a-f]{64}$/.test(name) ? shortId(name) : name;
