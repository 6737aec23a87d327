/**
 * One-time passwords, the last sign-in, names that are never given again, and how much of the audit log is kept. The
 * log still only grows at its new end; what may go is what is older than the recorded bound, and that bound can never
 * come nearer than a day to the present, whatever code asks.
 */
export const people = {
  name: "0003-people",
  sql: `
    alter table "user" add column "mustChangePassword" integer not null default 0 check ("mustChangePassword" in (0, 1));
    alter table "user" add column "lastSignInAt" integer;
    create table "formerUser" (
      "username" text not null primary key,
      "removedAt" integer not null
    );

    alter table "audit" add column "requestId" text;
    create index "audit_at_idx" on "audit" ("at");
    create table "auditBound" (
      "id" integer not null primary key check ("id" = 1),
      "removeBefore" integer not null
    );
    create trigger "audit_bound_insert" before insert on "auditBound"
      when new."removeBefore" > (unixepoch() - 86400) * 1000
      begin select raise(abort, 'the audit log of the last day cannot be removed'); end;
    create trigger "audit_bound_update" before update on "auditBound"
      when new."removeBefore" > (unixepoch() - 86400) * 1000
      begin select raise(abort, 'the audit log of the last day cannot be removed'); end;
    drop trigger "audit_no_delete";
    create trigger "audit_no_delete" before delete on "audit"
      when old."at" >= coalesce((select "removeBefore" from "auditBound"), 0)
      begin select raise(abort, 'the audit log is append-only'); end;
  `,
};
