"use client";

import { useTranslations } from "next-intl";
import { RelativeTime } from "#components/ui/relative-time.tsx";
import { useTime } from "#components/ui/time-provider.tsx";
import classes from "./resource-page.module.css";

/** A time in full, with how far it is from now. Milliseconds since the epoch; null is never. */
export function FactTime({ at }: { at: number | null }) {
  const t = useTranslations("ui");
  const { format } = useTime();
  if (at === null) return <span className={classes.dim}>{t("never")}</span>;
  return (
    <>
      {format.exact(at)}{" "}
      <span className={classes.dim}>
        (<RelativeTime at={at} />)
      </span>
    </>
  );
}
