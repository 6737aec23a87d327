import type { Access } from "#lib/contracts/contract.ts";
import { can, type Role } from "#lib/contracts/permissions.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { Actor } from "../http/call.ts";

/** A session as `auth` found it in the database. */
export type SessionIdentity = {
  userId: string;
  username: string;
  role: Role;
  sessionId: string;
  mustChangePassword: boolean;
};

/** The acting person of a session, with the rights of the role as it is now. */
export const actorOf = (session: SessionIdentity): Actor => ({
  userId: session.userId,
  username: session.username,
  role: session.role,
  sessionId: session.sessionId,
  mustChangePassword: session.mustChangePassword,
  can: (permission) => can(session.role, permission),
});

/**
 * The one check of a right, for requests, channel openings and every message on a channel. Throws `unauthenticated`,
 * `password_change_due` or `forbidden`; returns nothing else than permission.
 */
export const authorize = (actor: Actor | null, access: Access): void => {
  if (access === "public") return;
  if (!actor) throw new CodedError("unauthenticated", "Sign in first");
  if (access === "any-session") return;
  if (actor.mustChangePassword) {
    throw new CodedError("password_change_due", "Change the one-time password first");
  }
  if (access === "signed-in") return;
  if (!actor.can(access)) {
    throw new CodedError("forbidden", `Your role (${actor.role}) does not have the right ${access}`);
  }
};
