import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { readFileSync } from "node:fs";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { Database } from "../db/client.ts";
import { hasUsers, insertUser } from "../db/users.ts";
import { type NewAccount, prepareUser } from "./accounts.ts";
import type { PasswordGate } from "./password-gate.ts";

export type Setup = {
  /** Whether there is nobody yet who could sign in. */
  needed(): boolean;
  /** What proves that somebody can read the panel's output; null once there is a user. Never written to the disk. */
  token(): string | null;
  /** Throws `setup_closed` or `credentials_wrong`. */
  check(token: string): void;
  /** Creates the first administrator. Throws `setup_closed` if somebody was faster. */
  createFirst(user: Omit<NewAccount, "role">): Promise<void>;
  /** The same for installations without a person: from a file, only while there is no user. True if it did. */
  ensureAdmin(admin: { username: string; passwordFile: string }): Promise<boolean>;
};

/** The window in which a panel without users lets its first administrator be made. It closes for good with the first user. */
export const createSetup = ({ db, gate }: { db: Database; gate: PasswordGate }): Setup => {
  const token = randomBytes(16).toString("hex");
  const expected = digest(token);
  const needed = () => !hasUsers(db);

  const createFirst = async (user: Omit<NewAccount, "role">): Promise<void> => {
    const admin = await prepareUser({ ...user, role: "admin" }, gate);
    db.atomically(() => {
      if (!needed()) throw closed();
      insertUser(db, admin);
    });
  };

  return {
    needed,
    token: () => (needed() ? token : null),
    check: (given) => {
      if (!needed()) throw closed();
      if (!timingSafeEqual(digest(given.trim()), expected)) {
        throw new CodedError("credentials_wrong", "The setup token is not the one that the panel printed");
      }
    },
    createFirst,
    ensureAdmin: async ({ username, passwordFile }) => {
      if (!needed()) return false;
      const password = readPasswordFile(passwordFile);
      try {
        await createFirst({ username, password });
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new Error(`The administrator ${username} could not be created: ${reason}`, { cause });
      }
      return true;
    },
  };
};

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

const closed = () => new CodedError("setup_closed", "The first administrator exists already; sign in");

/** Editors and `echo` end a file with a newline that is no part of the password. */
const readPasswordFile = (path: string): string => {
  try {
    return readFileSync(path, "utf8").replace(/\r?\n$/, "");
  } catch (cause) {
    throw new Error(`ADMIN_PASSWORD_FILE ${path} cannot be read: ${String(cause)}`, { cause });
  }
};
