/**
 * The audit log. It only grows: the triggers refuse what would rewrite it, whatever code asks. An act has one row
 * "attempted" and at most one outcome.
 */
export const audit = {
  name: "0002-audit",
  sql: `
    create table "audit" (
      "id" integer primary key autoincrement,
      "at" integer not null,
      "actId" text not null,
      "phase" text not null check ("phase" in ('attempted', 'succeeded', 'failed', 'refused')),
      "action" text not null,
      "actor" text,
      "environment" text,
      "target" text,
      "address" text not null,
      "detail" text
    );
    create unique index "audit_attempt_idx" on "audit" ("actId") where "phase" = 'attempted';
    create unique index "audit_outcome_idx" on "audit" ("actId") where "phase" <> 'attempted';
    create trigger "audit_no_update" before update on "audit"
      begin select raise(abort, 'the audit log is append-only'); end;
    create trigger "audit_no_delete" before delete on "audit"
      begin select raise(abort, 'the audit log is append-only'); end;
  `,
};
