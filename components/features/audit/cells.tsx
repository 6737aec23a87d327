"use client";

import { useTranslations } from "next-intl";
import { Hint } from "#components/ui/hint.tsx";
import { StatusDot } from "#components/ui/status-dot.tsx";
import type { AuditAct } from "#lib/contracts/audit.ts";
import { visible } from "#lib/format/control-characters.ts";
import classes from "./audit.module.css";
import type { AuditRow } from "./audit-row.ts";
import { useActWords } from "./use-act-words.ts";

const tones = { succeeded: "ok", failed: "bad", refused: "warn" } as const;

/** How an act ended, as dot and word. */
export function OutcomeCell({ outcome }: { outcome: AuditAct["outcome"] }) {
  const t = useTranslations("audit");
  const words = useActWords();
  const dot = <StatusDot tone={outcome ? tones[outcome] : "off"} label={words.outcome(outcome)} />;
  if (outcome !== null) return dot;
  return (
    <Hint label={t("unfinishedHint")}>
      <span>{dot}</span>
    </Hint>
  );
}

type ActionProps = { row: AuditRow; tabIndex: 0 | -1; onOpen(row: AuditRow): void };

/** What was done, in words, with the log's own word beside; it opens the entry. */
export function ActionCell({ row, tabIndex, onOpen }: ActionProps) {
  const words = useActWords();
  return (
    <button
      type="button"
      className={classes.action}
      tabIndex={tabIndex}
      data-row-link
      onClick={() => onOpen(row)}
    >
      <span className={classes.actionWords}>{words.action(row.action)}</span>
      <code className={classes.word}>{row.action}</code>
    </button>
  );
}

/** Who it was; the panel itself has no address. */
export function ActorCell({ row }: { row: Pick<AuditRow, "actor" | "address"> }) {
  const t = useTranslations("audit");
  if (row.actor !== null) return <bdi>{visible(row.actor)}</bdi>;
  return <span className={classes.dim}>{row.address === "" ? t("panel") : t("nobody")}</span>;
}

export function NoteCell({ row }: { row: AuditRow }) {
  const note = visible(useActWords().note(row));
  return (
    <bdi className={classes.dim} title={note}>
      {note}
    </bdi>
  );
}
