import { randomUUID } from "node:crypto";
import type { Role } from "#lib/contracts/permissions.ts";
import type { Database } from "./client.ts";

/** A user to be; the password only as its hash. */
type NewUser = { username: string; role: Role; passwordHash: string; mustChangePassword: boolean };

export const hasUsers = (db: Database): boolean =>
  db.first(db.kysely.selectFrom("user").select("id").limit(1)) !== undefined;

/** Writes a user and their credential together, and returns the user's id. The caller has checked the name. */
export const insertUser = (db: Database, user: NewUser): string => {
  const id = randomUUID();
  const now = new Date().toISOString();
  const dates = { createdAt: now, updatedAt: now };
  db.atomically(() => {
    db.run(
      db.kysely.insertInto("user").values({
        id,
        name: user.username,
        // The library wants an address; nobody gets mail at a reserved name.
        email: `${id}@users.invalid`,
        emailVerified: 0,
        image: null,
        username: user.username,
        role: user.role,
        disabled: 0,
        mustChangePassword: user.mustChangePassword ? 1 : 0,
        ...dates,
      }),
    );
    const account = { id: randomUUID(), accountId: id, providerId: "credential", userId: id };
    db.run(db.kysely.insertInto("account").values({ ...account, password: user.passwordHash, ...dates }));
  });
  return id;
};

export const isUsernameTaken = (db: Database, username: string): boolean =>
  db.first(db.kysely.selectFrom("user").select("id").where("username", "=", username)) !== undefined;

/** Whether somebody who was removed had this name. */
export const isFormerUsername = (db: Database, username: string): boolean =>
  db.first(db.kysely.selectFrom("formerUser").select("username").where("username", "=", username)) !==
  undefined;

/** Whether there is a user of this name, or was one. */
export const isKnownUsername = (db: Database, username: string): boolean =>
  isUsernameTaken(db, username) || isFormerUsername(db, username);

const usersWithSessions = (db: Database) =>
  db.kysely.selectFrom("user").select((user) => [
    "user.id",
    "user.username",
    "user.role",
    "user.disabled",
    "user.mustChangePassword",
    "user.createdAt",
    "user.lastSignInAt",
    user
      .selectFrom("session")
      .select((session) => session.fn.countAll<number>().as("count"))
      .whereRef("session.userId", "=", "user.id")
      .as("openSessions"),
  ]);

/** All users by name, each with the number of their sessions. */
export const selectUsers = (db: Database) => db.all(usersWithSessions(db).orderBy("user.username"));

export const findUserByName = (db: Database, username: string) =>
  db.first(usersWithSessions(db).where("user.username", "=", username));

export type UserRow = NonNullable<ReturnType<typeof findUserByName>>;

/** The hash of a user's password, by which a change of it is noticed. */
export const passwordHashOf = (db: Database, username: string): string | null =>
  db.first(
    db.kysely
      .selectFrom("account")
      .innerJoin("user", "user.id", "account.userId")
      .select("account.password")
      .where("user.username", "=", username)
      .where("account.providerId", "=", "credential"),
  )?.password ?? null;

/** Sets a password of a user by its hash. */
export const updatePasswordHash = (db: Database, userId: string, password: string): number =>
  db.run(
    db.kysely
      .updateTable("account")
      .set({ password, updatedAt: new Date().toISOString() })
      .where("userId", "=", userId)
      .where("providerId", "=", "credential"),
  );

type UserChange = { role: Role } | { disabled: 0 | 1 } | { mustChangePassword: 0 | 1 };

export const updateUser = (db: Database, id: string, change: UserChange): number =>
  db.run(
    db.kysely
      .updateTable("user")
      .set({ ...change, updatedAt: new Date().toISOString() })
      .where("id", "=", id),
  );

/** Notes when a user signed in; ms since the epoch. */
export const updateLastSignIn = (db: Database, id: string, at: number): number =>
  db.run(db.kysely.updateTable("user").set({ lastSignInAt: at }).where("id", "=", id));

/** Their sessions and credential go with them; their name stays theirs, for the audit log speaks of it. */
export const removeUser = (db: Database, id: string): number =>
  db.atomically(() => {
    const name = db.kysely
      .selectFrom("user")
      .select((user) => ["username", user.val(Date.now()).as("removedAt")])
      .where("id", "=", id);
    db.run(db.kysely.insertInto("formerUser").columns(["username", "removedAt"]).expression(name));
    return db.run(db.kysely.deleteFrom("user").where("id", "=", id));
  });

export const hasEnabledAdmin = (db: Database): boolean =>
  db.first(
    db.kysely.selectFrom("user").select("id").where("role", "=", "admin").where("disabled", "=", 0).limit(1),
  ) !== undefined;
