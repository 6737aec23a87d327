import { randomUUID } from "node:crypto";
import type { AuditEntry } from "#lib/contracts/audit.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import { insertAttempt, insertOutcome, selectAudit } from "../db/audit.ts";
import type { Database } from "../db/client.ts";
import type { Log } from "../log.ts";
import { type AuditDetail, writeDetail } from "./detail.ts";

export type Act = {
  action: string;
  /** The user's name, or null for an act of nobody known. */
  actor: string | null;
  environment: string | null;
  target: string | null;
  /** The client's address, seen through the trusted proxies. */
  address: string;
  detail: AuditDetail;
};

export type Audit = {
  /** Writes that an act is about to happen; returns its id. Throws `audit_unavailable`: then it must not happen. */
  attempted(act: Act): string;
  /**
   * Writes how an act ended, as a second row. Never throws, for the act cannot be undone: a failure is logged, and the
   * act stays in the log as attempted.
   */
  finished(actId: string, phase: "succeeded" | "failed" | "refused", detail: AuditDetail): void;
  /** The newest entries before an id; `next` is what to pass as `before` for the following page. */
  list(page: { before?: number | undefined; limit: number }): { items: AuditEntry[]; next: number | null };
};

/** The audit log: append-only, written synchronously, flushed to the disk before the call returns. */
export const createAudit = ({
  db,
  log,
  now = Date.now,
}: {
  db: Database;
  log: Log;
  now?: () => number;
}): Audit => ({
  attempted: ({ detail, ...act }) => {
    const actId = randomUUID();
    try {
      insertAttempt(db, { ...act, actId, at: now(), detail: writeDetail(detail) });
    } catch (cause) {
      log.error({ err: cause, action: act.action }, "the audit log cannot be written");
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new CodedError("audit_unavailable", "The audit log cannot be written", { reason }, { cause });
    }
    return actId;
  },
  finished: (actId, phase, detail) => {
    try {
      const known = insertOutcome(db, { actId, phase, at: now(), detail: writeDetail(detail) });
      if (!known) log.error({ actId, phase }, "an outcome belongs to no audited act");
    } catch (error) {
      log.error({ err: error, actId, phase }, "the outcome of an act could not be audited");
    }
  },
  list: ({ before, limit }) => {
    // One row more than asked for tells whether there is another page.
    const rows = selectAudit(db, before, limit + 1);
    const items = rows.slice(0, limit);
    return { items, next: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
  },
});
