"use client";

import { Button, Progress } from "@mantine/core";
import { useLocale, useTranslations } from "next-intl";
import { byteFormat } from "#lib/format/bytes.ts";
import { useErrorText } from "../errors/use-error-text.ts";
import classes from "./files.module.css";
import type { UploadItem } from "./send-files.ts";
import { shownName } from "./shown-name.ts";

type Props = { items: readonly UploadItem[]; onCancel(): void; onClear(): void };

/** Lines that are drawn: the rest is counted. */
const most = 50;

/** How far the files are that go up, file by file. */
export function UploadList({ items, onCancel, onClear }: Props) {
  const t = useTranslations("files");
  if (items.length === 0) return null;
  const open = items.filter(({ state }) => state === "waiting" || state === "sending");
  const done = items.filter(({ state }) => state === "done").length;
  // Whatever is not done is what the reader wants to see.
  const first = items.toSorted((left, right) => orderOf(left) - orderOf(right)).slice(0, most);
  return (
    <section className={classes.uploads} aria-label={t("uploads")}>
      <div className={classes.bar}>
        <span role="status">{t("uploaded", { done, count: items.length })}</span>
        {open.length > 0 ? (
          <Button size="compact-sm" variant="default" onClick={onCancel}>
            {t("cancel")}
          </Button>
        ) : (
          <Button size="compact-sm" variant="default" onClick={onClear}>
            {t("close")}
          </Button>
        )}
      </div>
      {first.map((item) => (
        <UploadLine key={item.id} item={item} />
      ))}
      {items.length > first.length && <span>{t("moreFiles", { count: items.length - first.length })}</span>}
    </section>
  );
}

const order = { failed: 0, sending: 1, waiting: 2, cancelled: 3, done: 4 } as const;
const orderOf = ({ state }: UploadItem): number => order[state];

function UploadLine({ item }: { item: UploadItem }) {
  const t = useTranslations("files");
  const textOf = useErrorText();
  const bytes = byteFormat(useLocale());
  const share = item.size === 0 ? (item.state === "done" ? 100 : 0) : (100 * item.sent) / item.size;
  const text = item.error && item.state === "failed" ? textOf(item.error) : null;
  return (
    <div className={classes.upload}>
      <bdi className={classes.uploadName}>{shownName(item.name)}</bdi>
      <span className={classes.mono}>
        {bytes.decimal(item.sent)} / {bytes.decimal(item.size)}
      </span>
      <span>{t(`uploadStates.${item.state}`)}</span>
      {item.state === "sending" && (
        <Progress value={share} style={{ gridColumn: "1 / -1" }} aria-label={shownName(item.name)} />
      )}
      {text && (
        <span style={{ gridColumn: "1 / -1" }}>
          {[text.what, item.error?.details.reason].filter(Boolean).join(" ")}
        </span>
      )}
    </div>
  );
}
