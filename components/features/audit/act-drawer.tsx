"use client";

import { Button, Drawer } from "@mantine/core";
import { useTranslations } from "next-intl";
import { ErrorNotice } from "#components/shared/errors/error-notice.tsx";
import { useErrorText } from "#components/shared/errors/use-error-text.ts";
import { CopyValue } from "#components/shared/resource-page/copy-value.tsx";
import { FactTime } from "#components/shared/resource-page/fact-time.tsx";
import { Fact, Facts } from "#components/shared/resource-page/facts.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { SkeletonRows } from "#components/ui/skeleton-rows.tsx";
import { useTime } from "#components/ui/time-provider.tsx";
import { readFailure } from "#lib/contracts/audit-detail.ts";
import { CodedError, errorCodes } from "#lib/errors/coded-error.ts";
import { visible } from "#lib/format/control-characters.ts";
import classes from "./audit.module.css";
import type { AuditRow } from "./audit-row.ts";
import { ActorCell, OutcomeCell } from "./cells.tsx";
import { useAct } from "./queries.ts";
import { useActWords } from "./use-act-words.ts";
import type { FilterName } from "./use-audit-filter.ts";

type Only = (changes: Partial<Record<FilterName, string>>) => void;
type Props = {
  actId: string;
  /** The act, where the list has it. */
  known: AuditRow | undefined;
  /** Narrows the list to what this act has in common with others. */
  onOnly: Only;
  onClose(): void;
};

/** One act in full: what was attempted, how it ended, and by which request. */
export function ActDrawer({ actId, known, onOnly, onClose }: Props) {
  const t = useTranslations("audit.detail");
  const close = useTranslations("ui")("close");
  const { query, row } = useAct(actId, known);
  return (
    <Drawer
      opened
      onClose={onClose}
      title={t("title")}
      position="right"
      size="lg"
      closeButtonProps={{ "aria-label": close }}
    >
      {row && <Detail row={row} onOnly={onOnly} />}
      {!row && query.isFetching && <SkeletonRows height={36} />}
      {!row && query.isError && <ErrorNotice error={query.error} onRetry={() => void query.refetch()} />}
      {!row && query.isSuccess && <EmptyState title={t("notFound")} hint={t("notFoundHint")} />}
    </Drawer>
  );
}

function Detail({ row, onOnly }: { row: AuditRow; onOnly: Only }) {
  return (
    <div className={classes.detail}>
      <ActFacts row={row} />
      <CourseFacts row={row} />
      <OnlyButtons row={row} onOnly={onOnly} />
    </div>
  );
}

function ActFacts({ row }: { row: AuditRow }) {
  const t = useTranslations("audit");
  const words = useActWords();
  return (
    <Facts title={t("detail.act")}>
      <Fact name={t("columns.action")}>
        {words.action(row.action)} <code className={classes.word}>{row.action}</code>
      </Fact>
      <Fact name={t("columns.actor")}>
        <ActorCell row={row} />
      </Fact>
      {row.target !== null && (
        <Fact name={t("columns.target")}>
          <CopyValue value={row.target} />
        </Fact>
      )}
      {row.environment !== null && <Fact name={t("columns.environment")}>{visible(row.environment)}</Fact>}
      {row.address !== "" && <Fact name={t("columns.address")}>{visible(row.address)}</Fact>}
      {row.detail !== null && <Fact name={t("detail.details")}>{visible(row.detail)}</Fact>}
    </Facts>
  );
}

function CourseFacts({ row }: { row: AuditRow }) {
  const t = useTranslations("audit.detail");
  const { format } = useTime();
  const failed = row.outcome === "failed" || row.outcome === "refused";
  return (
    <Facts title={t("course")}>
      <Fact name={t("attempted")}>
        <FactTime at={row.at} />
      </Fact>
      <Fact name={t("outcome")}>
        <OutcomeCell outcome={row.outcome} />
      </Fact>
      {row.endedAt !== null && (
        <Fact name={t("ended")}>
          <FactTime at={row.endedAt} />
        </Fact>
      )}
      {row.endedAt !== null && row.endedAt - row.at >= 1_000 && (
        <Fact name={t("took")}>{format.duration(row.endedAt - row.at)}</Fact>
      )}
      {failed && row.outcomeDetail !== null && (
        <Fact name={t("error")}>
          <Failure detail={row.outcomeDetail} />
        </Fact>
      )}
      {!failed && row.outcomeDetail !== null && <Fact name={t("result")}>{visible(row.outcomeDetail)}</Fact>}
      {row.requestId !== null && (
        <Fact name={t("request")}>
          <CopyValue value={row.requestId} />
        </Fact>
      )}
      <Fact name={t("id")}>
        <CopyValue value={row.actId} />
      </Fact>
    </Facts>
  );
}

/** Why it failed: in words where the code is one of ours, with the code itself. */
function Failure({ detail }: { detail: string }) {
  const textOf = useErrorText();
  const { code, note } = readFailure(detail);
  const known = errorCodes.find((one) => one === code);
  if (!known) return visible(detail);
  return (
    <>
      {textOf(new CodedError(known, code)).what} <code className={classes.word}>{code}</code>
      {note !== null && <div className={classes.dim}>{visible(note)}</div>}
    </>
  );
}

function OnlyButtons({ row, onOnly }: { row: AuditRow; onOnly: Only }) {
  const t = useTranslations("audit.detail");
  const choices = [
    { label: t("onlyActor"), changes: row.actor === null ? null : { actor: row.actor } },
    { label: t("onlyAction"), changes: { action: row.action } },
    { label: t("onlyTarget"), changes: row.target === null ? null : { q: row.target } },
  ];
  return (
    <div className={classes.only}>
      <span className={classes.dim}>{t("only")}</span>
      {choices.map(
        ({ label, changes }) =>
          changes && (
            <Button key={label} variant="default" size="compact-sm" onClick={() => onOnly(changes)}>
              {label}
            </Button>
          ),
      )}
    </div>
  );
}
