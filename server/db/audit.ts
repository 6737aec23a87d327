import type { AuditEntry } from "#lib/contracts/audit.ts";
import type { Database } from "./client.ts";

type Attempt = Omit<AuditEntry, "id" | "phase">;
type Outcome = Pick<AuditEntry, "actId" | "at" | "detail"> & {
  phase: Exclude<AuditEntry["phase"], "attempted">;
};

export const insertAttempt = (db: Database, attempt: Attempt): void => {
  db.run(db.kysely.insertInto("audit").values({ ...attempt, phase: "attempted" }));
};

/** Adds the outcome beside the attempt, which it repeats. Returns false if there was no such attempt. */
export const insertOutcome = (db: Database, outcome: Outcome): boolean => {
  const attempt = db.kysely
    .selectFrom("audit")
    .select((row) => [
      row.val(outcome.at).as("at"),
      "actId",
      row.val(outcome.phase).as("phase"),
      "action",
      "actor",
      "environment",
      "target",
      "address",
      row.val(outcome.detail).as("detail"),
    ])
    .where("actId", "=", outcome.actId)
    .where("phase", "=", "attempted");
  const columns = [
    "at",
    "actId",
    "phase",
    "action",
    "actor",
    "environment",
    "target",
    "address",
    "detail",
  ] as const;
  return (
    db.run(
      db.kysely
        .insertInto("audit")
        .columns([...columns])
        .expression(attempt),
    ) === 1
  );
};

/** The newest rows, older than `before` if it is given. */
export const selectAudit = (db: Database, before: number | undefined, limit: number): AuditEntry[] => {
  const newest = db.kysely.selectFrom("audit").selectAll().orderBy("id", "desc").limit(limit);
  return db.all(before === undefined ? newest : newest.where("id", "<", before));
};
