import type { Role } from "#lib/contracts/permissions.ts";
import { username as usernameSchema } from "#lib/contracts/session.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { Database } from "../db/client.ts";
import { removeSessionsOf } from "../db/sessions.ts";
import { hasEnabledAdmin, insertUser, isUsernameTaken, removeUser, updateUser } from "../db/users.ts";
import type { PasswordGate } from "./password-gate.ts";
import { assertStrongPassword } from "./password-strength.ts";
import type { Revocations } from "./revocations.ts";

export type NewAccount = { username: string; password: string; role: Role };

export type Accounts = {
  /** Throws `password_weak`, `invalid_input` for the name, `conflict` if it is taken. Names are kept in lower case. */
  createUser(user: NewAccount): Promise<{ userId: string }>;
  /** The new role counts from the next request or socket event. Throws `conflict` for the last enabled admin. */
  setRole(userId: string, role: Role): void;
  /** Disabling ends all sessions of the user. Throws `conflict` for the last enabled admin. */
  setDisabled(userId: string, disabled: boolean): void;
  /** Throws `conflict` for the last enabled admin. */
  deleteUser(userId: string): void;
};

type Parts = { db: Database; gate: PasswordGate; revocations: Revocations };

export const createAccounts = ({ db, gate, revocations }: Parts): Accounts => {
  /** Changes a user so that an enabled administrator remains, or not at all. */
  const change = (userId: string, work: () => number): void => {
    db.atomically(() => {
      if (work() === 0) throw new CodedError("not_found", "There is no such user");
      if (!hasEnabledAdmin(db)) {
        throw new CodedError("conflict", "This is the last administrator; make somebody else one first");
      }
    });
    revocations.tell({ userId });
  };

  return {
    createUser: async (user) => {
      const hashed = await prepareUser(user, gate);
      return { userId: db.atomically(() => insertIfFree(db, hashed)) };
    },
    setRole: (userId, role) => change(userId, () => updateUser(db, userId, { role })),
    setDisabled: (userId, disabled) =>
      change(userId, () => {
        if (disabled) removeSessionsOf(db, userId);
        return updateUser(db, userId, { disabled: disabled ? 1 : 0 });
      }),
    deleteUser: (userId) => change(userId, () => removeUser(db, userId)),
  };
};

/** Checks name and password and hashes the latter: all that takes time, so that writing can be one transaction. */
export const prepareUser = async ({ username, password, role }: NewAccount, gate: PasswordGate) => {
  const parsed = usernameSchema.safeParse(username);
  if (!parsed.success) {
    const message = parsed.error.issues[0]?.message ?? "not a user name";
    throw new CodedError("invalid_input", `The user name is not valid: ${message}`, {
      issues: [{ path: "username", message }],
    });
  }
  assertStrongPassword(password, username);
  return { username: username.toLowerCase(), role, passwordHash: await gate.hash(password) };
};

const insertIfFree = (db: Database, user: Awaited<ReturnType<typeof prepareUser>>): string => {
  if (isUsernameTaken(db, user.username)) {
    throw new CodedError("conflict", `There is a user named ${user.username} already`);
  }
  return insertUser(db, user);
};
