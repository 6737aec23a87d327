"use client";

import { Button } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { byteFormat } from "#lib/format/bytes.ts";
import { ErrorNotice } from "../errors/error-notice.tsx";
import classes from "./files.module.css";
import type { Listing } from "./use-listing.ts";

type Props = { listing: Listing; running: boolean; onCancel(): void; onRetry(): void };

/** What a reader must know of a listing: how it is read, how far, and whether it is whole. */
export function ListingNote({ listing, running, onCancel, onRetry }: Props) {
  const t = useTranslations("files");
  const bytes = byteFormat(useLocale());
  const { state, archiveBytes, cut, error, rows } = listing;
  if (state === "failed" && error) return <ErrorNotice error={error} onRetry={onRetry} />;
  if (state === "loading" && archiveBytes !== null) {
    return (
      <div className={classes.note} role="status">
        {t("reading", { bytes: bytes.decimal(archiveBytes), count: rows.length })}
        <Button size="compact-sm" variant="default" onClick={onCancel}>
          {t("stop")}
        </Button>
      </div>
    );
  }
  const words = [
    cut === "entries" && t("cutEntries", { count: rows.length }),
    cut === "time" && t("cutTime", { bytes: bytes.decimal(archiveBytes ?? 0) }),
    state === "ready" && archiveBytes !== null && t(running ? "fromArchiveRunning" : "fromArchive"),
  ].filter((word) => typeof word === "string");
  if (words.length === 0) return null;
  return (
    <div className={classes.note} role={cut ? "alert" : "note"}>
      {words.join(" ")}
    </div>
  );
}
