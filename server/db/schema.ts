import type { Generated } from "kysely";
import type { AuditEntry } from "#lib/contracts/audit.ts";
import type { Role } from "#lib/contracts/permissions.ts";

/** Truth values are 0 and 1 in SQLite. */
type Flag = 0 | 1;

/** better-auth's `user`, with our role and lock. Its dates are ISO texts. */
type UserTable = {
  id: string;
  name: string;
  email: string;
  emailVerified: Flag;
  image: string | null;
  createdAt: string;
  updatedAt: string;
  username: string;
  role: Role;
  disabled: Flag;
};

/**
 * better-auth's `session`. What a session's age is judged by is `issuedAt` and `usedAt`, in ms since the epoch by the
 * session clock; `expiresAt` is the library's own and only ever the later bound.
 */
type SessionTable = {
  id: string;
  expiresAt: string;
  token: string;
  createdAt: string;
  updatedAt: string;
  ipAddress: string | null;
  userAgent: string | null;
  userId: string;
  issuedAt: number;
  usedAt: number;
};

/** better-auth's `account`: the password hash of a user is in the one with `providerId` "credential". */
type AccountTable = {
  id: string;
  accountId: string;
  providerId: string;
  userId: string;
  password: string | null;
  createdAt: string;
  updatedAt: string;
};

type AuditTable = Omit<AuditEntry, "id"> & { id: Generated<number> };

export type Schema = {
  user: UserTable;
  session: SessionTable;
  account: AccountTable;
  audit: AuditTable;
};
