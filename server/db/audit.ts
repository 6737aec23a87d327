import { type SqlBool, sql } from "kysely";
import type { AuditAct, AuditEntry, AuditFilter } from "#lib/contracts/audit.ts";
import type { Database } from "./client.ts";

type Attempt = Omit<AuditEntry, "id" | "phase">;
/** `actor` is set where it turned out to be somebody else than the attempt says. */
type Outcome = Pick<AuditEntry, "actId" | "at" | "detail" | "actor"> & {
  phase: Exclude<AuditEntry["phase"], "attempted">;
};

// Written into the statement: SQLite uses an index on a part of a table only where it can read that the part is meant.
const attempted = sql.lit("attempted" as const);

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
      row.fn.coalesce(row.val(outcome.actor), "actor").as("actor"),
      "environment",
      "target",
      "address",
      row.val(outcome.detail).as("detail"),
      "requestId",
    ])
    .where("actId", "=", outcome.actId)
    .where("phase", "=", attempted);
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
    "requestId",
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

/** The lowest and highest id of the log, or of what was written in a time; null if there is nothing. */
export const auditIds = (
  db: Database,
  { since, until }: Pick<AuditFilter, "since" | "until">,
): { first: number; last: number } | null => {
  const edge = (end: "min" | "max") => {
    const all = db.kysely.selectFrom("audit").select((row) => row.fn<number | null>(end, ["id"]).as("id"));
    const from = since === undefined ? all : all.where("at", ">=", since);
    return db.first(until === undefined ? from : from.where("at", "<", until))?.id ?? null;
  };
  // Two statements: alone, each of them is one step down the index.
  const [first, last] = [edge("min"), edge("max")];
  return first === null || last === null ? null : { first, last };
};

/** Acts with their outcomes whose ids are in `from <= id < below`, newest first. */
export const selectActs = (
  db: Database,
  filter: AuditFilter,
  { from, below, limit }: { from: number; below: number; limit: number },
): AuditAct[] => db.all(filtered(acts(db, from, below), filter).limit(limit));

const acts = (db: Database, from: number, below: number) =>
  db.kysely
    .selectFrom("audit as act")
    .leftJoin("audit as end", (join) =>
      join.onRef("end.actId", "=", "act.actId").on("end.phase", "<>", attempted),
    )
    .select([
      "act.id",
      "act.at",
      "act.actId",
      "act.action",
      "act.environment",
      "act.target",
      "act.address",
      "act.detail",
      "act.requestId",
      "end.at as endedAt",
      "end.detail as outcomeDetail",
    ])
    .select((row) => row.ref("end.phase").$castTo<AuditAct["outcome"]>().as("outcome"))
    // Who signed in is known only afterwards.
    .select((row) => row.fn.coalesce("end.actor", "act.actor").as("actor"))
    .where("act.phase", "=", attempted)
    .where("act.id", ">=", from)
    .where("act.id", "<", below)
    .orderBy("act.id", "desc");

type Acts = ReturnType<typeof acts>;

const filtered = (all: Acts, filter: AuditFilter): Acts => {
  const { actor, action, outcome, environment, since, until, text } = filter;
  let some = all;
  if (actor !== undefined) some = some.where(isBy(actor));
  if (environment !== undefined) some = some.where("act.environment", "=", environment);
  if (since !== undefined) some = some.where("act.at", ">=", since);
  if (until !== undefined) some = some.where("act.at", "<", until);
  if (outcome === "unfinished") some = some.where("end.phase", "is", null);
  else if (outcome !== undefined) some = some.where("end.phase", "=", outcome);
  if (action !== undefined) some = some.where(matchesAction(action));
  return text === undefined || text === "" ? some : some.where(contains(text));
};

const isBy = (actor: string) => sql<SqlBool>`("act"."actor" = ${actor} or "end"."actor" = ${actor})`;

/** Contracts name their words `noun.verb`: a noun alone stands for all of its verbs. */
const matchesAction = (action: string) =>
  sql<SqlBool>`("act"."action" = ${action} or "act"."action" like ${`${likeText(action)}.%`} escape '\\')`;

const searched = ["act.actor", "act.action", "act.environment", "act.target", "act.address"] as const;
const searchedDetails = ["act.detail", "act.actId", "act.requestId", "end.actor", "end.detail"] as const;

const contains = (text: string) => {
  const pattern = `%${likeText(text)}%`;
  const looks = [...searched, ...searchedDetails].map(
    (column) => sql<SqlBool>`${sql.ref(column)} like ${pattern} escape '\\'`,
  );
  return sql<SqlBool>`(${sql.join(looks, sql` or `)})`;
};

/** What `like` would read as a pattern stands for itself. */
const likeText = (text: string): string => text.replaceAll(/[\\%_]/g, "\\$&");

/** How many rows were written before a time (ms). */
export const countAuditBefore = (db: Database, before: number): number =>
  db.first(
    db.kysely
      .selectFrom("audit")
      .select((row) => row.fn.countAll<number>().as("count"))
      .where("at", "<", before),
  )?.count ?? 0;

/**
 * Removes up to `limit` of the rows written before a time (ms) and returns how many these were. The table itself refuses
 * to lose anything else; a bound nearer than a day throws.
 */
export const removeAuditBefore = (db: Database, before: number, limit: number): number =>
  db.atomically(() => {
    const bound = { id: 1, removeBefore: before } as const;
    db.run(
      db.kysely
        .insertInto("auditBound")
        .values(bound)
        .onConflict((on) => on.doUpdateSet(bound)),
    );
    const oldest = db.kysely
      .selectFrom("audit")
      .select("id")
      .where("at", "<", before)
      .orderBy("at")
      .limit(limit);
    return db.run(db.kysely.deleteFrom("audit").where("id", "in", oldest));
  });
