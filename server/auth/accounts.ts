import type { Role } from "#lib/contracts/permissions.ts";
import { username as usernameSchema } from "#lib/contracts/session.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { Database } from "../db/client.ts";
import { removeSessionsOf } from "../db/sessions.ts";
import {
  hasEnabledAdmin,
  insertUser,
  isFormerUsername,
  isUsernameTaken,
  removeUser,
  updatePasswordHash,
  updateUser,
} from "../db/users.ts";
import { createOneTimePassword } from "./one-time-password.ts";
import type { PasswordGate } from "./password-gate.ts";
import { assertStrongPassword } from "./password-strength.ts";
import type { Revocations } from "./revocations.ts";

export type NewAccount = { username: string; password: string; role: Role };

export type Accounts = {
  /** Throws `password_weak`, `invalid_input` for the name, `conflict` if it is or was taken. Names are kept in lower case. */
  createUser(user: NewAccount): Promise<{ userId: string }>;
  /**
   * The same with a password that is made here, told this once, and must be changed at the first sign-in. Nothing is
   * written when `signal` was aborted meanwhile: whoever asked may have lost the right to it.
   */
  inviteUser(
    user: Omit<NewAccount, "password">,
    signal?: AbortSignal,
  ): Promise<{ userId: string; oneTimePassword: string }>;
  /** A new one-time password in place of the user's own; all their sessions end. */
  resetPassword(userId: string, signal?: AbortSignal): Promise<{ oneTimePassword: string }>;
  /** The new role counts from the next request or socket event. Throws `last_admin` for the last enabled one. */
  setRole(userId: string, role: Role): void;
  /** Disabling ends all sessions of the user. Throws `last_admin` for the last enabled one. */
  setDisabled(userId: string, disabled: boolean): void;
  /** Ends all sessions of a user; returns how many there were. */
  signOutUser(userId: string): number;
  /** The name stays in the audit log and is given to nobody else. Throws `last_admin` for the last enabled one. */
  deleteUser(userId: string): void;
};

type Parts = { db: Database; gate: PasswordGate; revocations: Revocations };

export const createAccounts = ({ db, gate, revocations }: Parts): Accounts => {
  /** Changes a user so that an enabled administrator remains, or not at all. */
  const change = (work: () => number): void =>
    db.atomically(() => {
      if (work() === 0) throw new CodedError("not_found", "There is no such user");
      if (!hasEnabledAdmin(db)) {
        throw new CodedError("last_admin", "This is the last administrator; make somebody else one first");
      }
    });

  return {
    createUser: async (user) => {
      const hashed = await prepareUser(user, gate);
      return { userId: db.atomically(() => insertIfFree(db, hashed)) };
    },
    inviteUser: async (user, signal) => {
      const oneTimePassword = createOneTimePassword();
      const hashed = await prepareUser({ ...user, password: oneTimePassword }, gate);
      assertStillWanted(signal);
      const invited = { ...hashed, mustChangePassword: true };
      return { userId: db.atomically(() => insertIfFree(db, invited)), oneTimePassword };
    },
    resetPassword: async (userId, signal) => {
      const oneTimePassword = createOneTimePassword();
      const hash = await gate.hash(oneTimePassword);
      assertStillWanted(signal);
      change(() => {
        removeSessionsOf(db, userId);
        updatePasswordHash(db, userId, hash);
        return updateUser(db, userId, { mustChangePassword: 1 });
      });
      revocations.tell({ userId });
      return { oneTimePassword };
    },
    setRole: (userId, role) => {
      change(() => updateUser(db, userId, { role }));
      revocations.tell({ userId, role });
    },
    setDisabled: (userId, disabled) => {
      change(() => {
        if (disabled) removeSessionsOf(db, userId);
        return updateUser(db, userId, { disabled: disabled ? 1 : 0 });
      });
      revocations.tell({ userId });
    },
    signOutUser: (userId) => {
      const ended = removeSessionsOf(db, userId).length;
      revocations.tell({ userId });
      return ended;
    },
    deleteUser: (userId) => {
      change(() => removeUser(db, userId));
      revocations.tell({ userId });
    },
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
  const passwordHash = await gate.hash(password);
  return { username: username.toLowerCase(), role, passwordHash, mustChangePassword: false };
};

const assertStillWanted = (signal: AbortSignal | undefined): void => {
  if (signal?.aborted)
    throw new CodedError("cancelled", "Whoever asked for it has gone; nothing was changed");
};

const insertIfFree = (db: Database, user: Parameters<typeof insertUser>[1]): string => {
  if (isUsernameTaken(db, user.username)) {
    throw new CodedError("conflict", `There is a user named ${user.username} already`);
  }
  if (isFormerUsername(db, user.username)) {
    throw new CodedError(
      "conflict",
      `Somebody who was removed was named ${user.username}; the audit log is theirs`,
    );
  }
  return insertUser(db, user);
};
