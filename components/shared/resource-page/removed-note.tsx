"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import classes from "./resource-page.module.css";

type Props = {
  /** "This container has been removed". */
  title: string;
  /** Where another of the same name is now. */
  successor?: string | undefined;
};

/** Says that the resource is gone, and which one has its name now. */
export function RemovedNote({ title, successor }: Props) {
  const t = useTranslations("resource");
  return (
    <div className={`${classes.note} ${classes.removed}`} data-tone="warn" role="status">
      <p className={classes.noteTitle}>{title}</p>
      <p>{t("removedHint")}</p>
      {successor !== undefined && (
        <p>{t.rich("removedSuccessor", { link: (text) => <Link href={successor}>{text}</Link> })}</p>
      )}
    </div>
  );
}
