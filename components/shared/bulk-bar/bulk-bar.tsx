"use client";

import { Button } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import classes from "./bulk.module.css";

type Props = {
  count: number;
  onClear(): void;
  /** The actions on what is selected. */
  children: ReactNode;
};

/** What can be done to the selected rows. It comes up at the foot of the page while there are any. */
export function BulkBar({ count, onClear, children }: Props) {
  const t = useTranslations("actions");
  if (count === 0) return null;
  return (
    <section className={classes.bar} aria-label={t("selected", { count })}>
      <strong role="status">{t("selected", { count })}</strong>
      <div className={classes.barActions}>{children}</div>
      <Button variant="subtle" color="gray" onClick={onClear}>
        {t("clearSelection")}
      </Button>
    </section>
  );
}
