"use client";

import { useTranslations } from "next-intl";
import classes from "#components/shared/resource-page/resource-page.module.css";
import { CopyText } from "#components/ui/copy-text.tsx";
import type { VolumeUse } from "#lib/contracts/volumes.ts";

/** Where a container has the volume. */
export function Mounts({ use }: { use: VolumeUse }) {
  const t = useTranslations("volumes.page");
  return use.mounts.map(({ destination, readOnly }) => (
    <div key={destination}>
      <CopyText value={destination} /> {readOnly && <span className={classes.tag}>{t("readOnly")}</span>}
    </div>
  ));
}
