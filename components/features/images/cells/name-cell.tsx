"use client";

import { useTranslations } from "next-intl";
import type { ImageRow } from "#lib/contracts/images.ts";
import { visible } from "#lib/format/control-characters.ts";
import { imageName } from "../image-name.ts";
import classes from "./cells.module.css";

/** An image's first tag, and how many more there are; without any its origin or number. The table makes it a link. */
export function NameCell({ row }: { row: ImageRow }) {
  const t = useTranslations("images");
  const { tags, dangling } = row;
  return (
    <span className={classes.name}>
      <bdi className={dangling ? classes.number : classes.text} title={tags.map(visible).join("\n")}>
        {visible(imageName(row))}
      </bdi>
      {tags.length > 1 && <span className={classes.tag}>{t("moreTags", { count: tags.length - 1 })}</span>}
      {dangling && (
        <span className={classes.tag} title={t("danglingHint")}>
          {t("dangling")}
        </span>
      )}
    </span>
  );
}
