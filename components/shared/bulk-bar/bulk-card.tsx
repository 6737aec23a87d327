"use client";

import { Button, CloseButton, Collapse, Progress } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useEffect, useState, useSyncExternalStore } from "react";
import { StatusDot, type StatusTone } from "#components/ui/status-dot.tsx";
import { useErrorText } from "../errors/use-error-text.ts";
import classes from "./bulk.module.css";
import { type BulkEntry, type BulkRun, type BulkStatus, countByStatus } from "./bulk-run.ts";

/** One that succeeded wholly needs no more than a glance. */
const goneAfterMs = 4_000;

type Props = { run: BulkRun; onClose(run: BulkRun): void };

/** One bulk act: how far it is, what failed and why, and what can be done about it. */
export function BulkCard({ run, onClose }: Props) {
  const t = useTranslations("actions");
  const ui = useTranslations("ui");
  const { entries, running } = useSyncExternalStore(run.subscribe, run.snapshot, run.snapshot);
  const [open, setOpen] = useState(false);
  const counts = countByStatus(entries);
  const fine = !running && counts.succeeded === entries.length;
  useEffect(() => {
    if (!fine || open) return;
    const timer = setTimeout(() => onClose(run), goneAfterMs);
    return () => clearTimeout(timer);
  }, [fine, open, run, onClose]);
  const done = counts.succeeded + counts.failed + counts.cancelled;
  const listed = open ? entries : entries.filter(({ status }) => status === "failed");
  return (
    <section className={classes.card} aria-label={run.action}>
      <div className={classes.cardHead}>
        <span role="status">
          <Summary run={run} />
        </span>
        {!running && <CloseButton size="sm" aria-label={ui("close")} onClick={() => onClose(run)} />}
      </div>
      <Progress
        size="xs"
        value={(done / entries.length) * 100}
        color={counts.failed > 0 ? "red" : "harbour"}
        aria-label={run.action}
      />
      <Collapse expanded={listed.length > 0}>
        <ul className={classes.results}>
          {listed.map((entry) => (
            <Result key={entry.id} entry={entry} />
          ))}
        </ul>
      </Collapse>
      <div className={classes.cardActions}>
        <Button variant="subtle" color="gray" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t("details")}
        </Button>
        {counts.waiting > 0 && (
          <Button variant="default" onClick={() => run.cancel()}>
            {t("bulkCancel")}
          </Button>
        )}
        {!running && counts.failed > 0 && (
          <Button variant="default" onClick={() => void run.retryFailed()}>
            {t("bulkRetry")}
          </Button>
        )}
      </div>
    </section>
  );
}

function Summary({ run }: { run: BulkRun }) {
  const t = useTranslations("actions");
  const { action } = run;
  const { entries, running } = run.snapshot();
  const { succeeded, failed, cancelled } = countByStatus(entries);
  if (running) return t("bulkRunning", { action, done: succeeded + failed, total: entries.length });
  if (failed > 0) return t("bulkPartly", { action, succeeded, failed });
  if (cancelled > 0) return t("bulkCancelled", { action, count: cancelled });
  return t("bulkDone", { action, count: succeeded });
}

const tones: Readonly<Record<BulkStatus, StatusTone>> = {
  waiting: "off",
  running: "busy",
  succeeded: "ok",
  failed: "bad",
  cancelled: "off",
};
const words = {
  waiting: "itemWaiting",
  running: "itemRunning",
  succeeded: "itemSucceeded",
  failed: "itemFailed",
  cancelled: "itemCancelled",
} as const satisfies Record<BulkStatus, string>;

function Result({ entry }: { entry: BulkEntry }) {
  const t = useTranslations("actions");
  const textOf = useErrorText();
  const text = entry.status === "failed" ? textOf(entry.error) : null;
  return (
    <li className={classes.result}>
      <span className={classes.resultName}>{entry.name}</span>
      <StatusDot
        tone={tones[entry.status]}
        label={t(words[entry.status])}
        pulse={entry.status === "running"}
      />
      {text && <span className={classes.reason}>{text.reason ?? text.what}</span>}
    </li>
  );
}
