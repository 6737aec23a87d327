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
  mustChangePassword: Flag;
  /** Ms since the epoch. */
  lastSignInAt: number | null;
};

/** Names of users that were removed: the audit log speaks of them, so nobody else may ever have them. */
type FormerUserTable = { username: string; removedAt: number };

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

/** At most one row: what was written before this time (ms) may be removed from the log. */
type AuditBoundTable = { id: 1; removeBefore: number };

/** How far the making of a container in the place of another got; the step is the one being taken. */
export type RecreationStep = "create" | "stop" | "set-aside" | "take-name" | "start" | "remove-old";

type RecreationTable = {
  id: string;
  environment: string;
  /** Ms since the epoch. */
  at: number;
  actor: string | null;
  /** The old container's name, the one its successor is to have, and those both have meanwhile. */
  name: string;
  finalName: string;
  newName: string;
  asideName: string;
  oldId: string;
  newId: string | null;
  wasRunning: Flag;
  step: RecreationStep;
};

type SavedCommandTable = {
  id: string;
  userId: string;
  name: string;
  /** JSON: the words, or null for the best shell. */
  command: string | null;
  tty: Flag;
  detached: Flag;
  /** As whom and where; null for the container's own. */
  user: string | null;
  workingDir: string | null;
  privileged: Flag;
  image: string | null;
  shared: Flag;
  /** JSON: the variables' names, in order. */
  env: string;
  /** JSON of the values by name, encrypted; null where there are none. */
  sealedValues: string | null;
  version: number;
  /** Ms since the epoch. */
  updatedAt: number;
};

export type Schema = {
  user: UserTable;
  session: SessionTable;
  account: AccountTable;
  formerUser: FormerUserTable;
  audit: AuditTable;
  auditBound: AuditBoundTable;
  recreation: RecreationTable;
  savedCommand: SavedCommandTable;
};
