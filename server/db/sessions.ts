import type { Database } from "./client.ts";

const sessionsWithUsers = (db: Database) =>
  db.kysely
    .selectFrom("session")
    .innerJoin("user", "user.id", "session.userId")
    .select([
      "session.id as sessionId",
      "session.issuedAt",
      "session.usedAt",
      "user.id as userId",
      "user.username",
      "user.role",
      "user.disabled",
      "user.mustChangePassword",
    ]);

/** A session with its user as both stand now. */
export const findSessionById = (db: Database, id: string) =>
  db.first(sessionsWithUsers(db).where("session.id", "=", id));

export const findSessionByToken = (db: Database, token: string) =>
  db.first(sessionsWithUsers(db).where("session.token", "=", token));

export type SessionRow = NonNullable<ReturnType<typeof findSessionById>>;

/** Notes when a session was used, and sets back an `issuedAt` that lies in the future. Both in ms. */
export const updateSessionTimes = (
  db: Database,
  id: string,
  times: { issuedAt: number; usedAt: number },
): number => db.run(db.kysely.updateTable("session").set(times).where("id", "=", id));

export const removeSession = (db: Database, id: string): number =>
  db.run(db.kysely.deleteFrom("session").where("id", "=", id));

export const removeSessionByToken = (db: Database, token: string): number =>
  db.run(db.kysely.deleteFrom("session").where("token", "=", token));

/** Removes one session of a user; another's is none of theirs. */
export const removeSessionOf = (db: Database, userId: string, id: string): number =>
  db.run(db.kysely.deleteFrom("session").where("userId", "=", userId).where("id", "=", id));

/** A user's sessions, the one used last first. */
export const selectSessionsOf = (db: Database, userId: string) =>
  db.all(
    db.kysely
      .selectFrom("session")
      .select(["id", "ipAddress", "userAgent", "issuedAt", "usedAt"])
      .where("userId", "=", userId)
      .orderBy("usedAt", "desc")
      .orderBy("id"),
  );

/** Removes all sessions of a user, or all but one, and tells which these were. */
export const removeSessionsOf = (db: Database, userId: string, exceptId = ""): string[] =>
  db
    .all(
      db.kysely
        .deleteFrom("session")
        .where("userId", "=", userId)
        .where("id", "<>", exceptId)
        .returning("id"),
    )
    .map((row) => row.id);

/** Removes what was issued or last used before these times (ms) and tells which sessions these were. */
export const removeSessionsBefore = (db: Database, issuedBefore: number, usedBefore: number): string[] =>
  db
    .all(
      db.kysely
        .deleteFrom("session")
        .where((where) =>
          where.or([where("issuedAt", "<=", issuedBefore), where("usedAt", "<=", usedBefore)]),
        )
        .returning("id"),
    )
    .map((row) => row.id);
