import { randomUUID } from "node:crypto";
import type { Role } from "#lib/contracts/permissions.ts";
import type { Database } from "./client.ts";

/** A user to be; the password only as its hash. */
type NewUser = { username: string; role: Role; passwordHash: string };

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

export const updateUser = (db: Database, id: string, change: { role: Role } | { disabled: 0 | 1 }): number =>
  db.run(
    db.kysely
      .updateTable("user")
      .set({ ...change, updatedAt: new Date().toISOString() })
      .where("id", "=", id),
  );

/** Their sessions and credential go with them. */
export const removeUser = (db: Database, id: string): number =>
  db.run(db.kysely.deleteFrom("user").where("id", "=", id));

export const hasEnabledAdmin = (db: Database): boolean =>
  db.first(
    db.kysely.selectFrom("user").select("id").where("role", "=", "admin").where("disabled", "=", 0).limit(1),
  ) !== undefined;
