import { randomUUID } from "node:crypto";
import type { AuditEntry, AuditFilter } from "#lib/contracts/audit.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import { visible } from "#lib/format/control-characters.ts";
import { insertAttempt, insertOutcome, selectAudit } from "../db/audit.ts";
import type { Database } from "../db/client.ts";
import type { Log } from "../log.ts";
import { type AuditDetail, writeDetail } from "./detail.ts";
import { LateActs } from "./late-acts.ts";
import { type ActPage, readActs } from "./read-acts.ts";

export type Act = {
  action: string;
  /** The user's name, or null for an act of nobody known. */
  actor: string | null;
  environment: string | null;
  target: string | null;
  /** The client's address, seen through the trusted proxies. */
  address: string;
  detail: AuditDetail;
  /** Names the request in the panel's own log; null for what the panel does by itself. */
  requestId: string | null;
};

export type Audit = {
  /**
   * Writes that an act is about to happen; returns its id. Throws `audit_unavailable` where that is not possible: then it
   * must not happen. With "proceed" it may: it is told in the panel's own log, and written when that is possible again.
   */
  attempted(act: Act, whenUnwritable?: "refuse" | "proceed"): string;
  /**
   * Writes how an act ended, as a second row. Never throws, for the act cannot be undone: a failure is logged, and the
   * act stays in the log as attempted. `actor` is who it turned out to be, where the attempt does not say so.
   */
  finished(
    actId: string,
    phase: "succeeded" | "failed" | "refused",
    detail: AuditDetail,
    actor?: string | null,
  ): void;
  /** The newest entries before an id; `next` is what to pass as `before` for the following page. */
  list(page: { before?: number | undefined; limit: number }): { items: AuditEntry[]; next: number | null };
  /** The same as acts with their outcomes, of those that a filter lets through. */
  acts(filter: AuditFilter, page: { before?: number | undefined; limit: number }): ActPage;
  /** Writes what was held back, if that is possible now. The database belongs to whoever opened it. */
  close(): void;
};

type Parts = { db: Database; log: Log; now?: () => number };
type Attempt = Parameters<typeof insertAttempt>[1];
type Outcome = Parameters<typeof insertOutcome>[1];

/** The audit log: append-only, written synchronously, flushed to the disk before the call returns. */
export const createAudit = ({ db, log, now = Date.now }: Parts): Audit => {
  const late = new LateActs<Attempt, Outcome>((acts) =>
    db.atomically(() => {
      for (const { attempt, outcome } of acts) {
        const detail = attempt.detail ? `${attempt.detail}, ${writtenLate}` : writtenLate;
        insertAttempt(db, { ...attempt, detail });
        if (outcome) insertOutcome(db, outcome);
      }
    }),
  );
  return {
    attempted: ({ detail, ...act }, whenUnwritable = "refuse") => {
      const attempt = { ...inert(act), actId: randomUUID(), at: now(), detail: writeDetail(detail) };
      try {
        late.flush();
        insertAttempt(db, attempt);
      } catch (cause) {
        log.error({ err: cause, action: act.action }, "the audit log cannot be written");
        if (whenUnwritable === "refuse") throw unavailable(cause);
        const held = late.add(attempt);
        log.error({ ...attempt, held }, "an act is done although its audit row cannot be written");
      }
      return attempt.actId;
    },
    finished: (actId, phase, detail, actor = null) => {
      const outcome = { actId, phase, at: now(), detail: writeDetail(detail), actor };
      if (late.finish(actId, outcome)) {
        log.error(outcome, "how an act ended whose audit row cannot be written yet");
        return;
      }
      try {
        const known = insertOutcome(db, outcome);
        if (!known) log.error({ actId, phase }, "an outcome belongs to no audited act");
      } catch (error) {
        log.error({ err: error, actId, phase }, "the outcome of an act could not be audited");
      }
    },
    close: () => {
      late.flush();
      if (late.count() > 0) log.error({ acts: late.count() }, "acts stay unaudited; they stand in this log");
      late.stop();
    },
    acts: (filter, page) => readActs(db, filter, page),
    list: ({ before, limit }) => {
      // One row more than asked for tells whether there is another page.
      const rows = selectAudit(db, before, limit + 1);
      const items = rows.slice(0, limit);
      return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
    },
  };
};

const writtenLate = "written late: the log could not be written then";

const unavailable = (cause: unknown): CodedError => {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new CodedError("audit_unavailable", "The audit log cannot be written", { reason }, { cause });
};

/** Names that came from outside, with what would act or hide in them shown. */
const inert = <A extends Pick<Act, "target" | "environment">>(act: A): A => ({
  ...act,
  target: act.target && visible(act.target),
  environment: act.environment && visible(act.environment),
});
