"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ContainerRow } from "#lib/contracts/containers.ts";
import { containerHref } from "../links.ts";
import classes from "./page.module.css";

type Props = { environment: string; row: ContainerRow; rows: readonly ContainerRow[] };

/** Says that the container is gone, and which one has its name now. */
export function RemovedNote({ environment, row, rows }: Props) {
  const t = useTranslations("containers.page");
  const successor = rows.find(({ name }) => name === row.name);
  return (
    <div className={`${classes.note} ${classes.removed}`} data-tone="warn" role="status">
      <p className={classes.noteTitle}>{t("removed")}</p>
      <p>{t("removedHint")}</p>
      {successor && (
        <p>
          {t.rich("removedSuccessor", {
            link: (text) => <Link href={containerHref(environment, successor.id)}>{text}</Link>,
          })}
        </p>
      )}
    </div>
  );
}
