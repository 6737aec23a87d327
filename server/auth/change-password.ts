import { CodedError } from "#lib/errors/coded-error.ts";
import type { Database } from "../db/client.ts";
import { findSessionById, removeSession, removeSessionsOf } from "../db/sessions.ts";
import { passwordHashOf, updatePasswordHash, updateUser } from "../db/users.ts";
import type { Library } from "./library.ts";
import { credentialsWrong, headersOf, refusedAsWrong, type SignInCaller } from "./library-call.ts";
import type { PasswordGate } from "./password-gate.ts";
import { assertStrongPassword } from "./password-strength.ts";
import type { Reception, SignedIn } from "./reception.ts";
import type { Revocations } from "./revocations.ts";
import type { SignInLimits } from "./sign-in-limits.ts";

type Parts = {
  db: Database;
  gate: PasswordGate;
  library: Library;
  reception: Reception;
  limits: SignInLimits;
  revocations: Revocations;
};

type Change = { cookie: string; current: string; next: string; caller: SignInCaller };
type Own = { sessionId: string; userId: string; username: string };

const ended = () => new CodedError("unauthenticated", "The session was ended meanwhile; sign in again");

/**
 * Changes the password of whom the cookie belongs to. All their sessions end, this one too, and a new one is opened in
 * its place, to which this one's terminals pass; what belongs to the person and not to a session (a pull) goes on. What
 * an administrator does meanwhile (a reset, a sign-out everywhere) counts, and not this. Throws `unauthenticated`,
 * `credentials_wrong` for the current password, `password_weak`, `rate_limited`.
 */
export const createChangePassword = (parts: Parts) => {
  const { db, gate, library, reception, limits, revocations } = parts;
  /** The session from which it is changed must stand, and the password be the one that was looked at. */
  const assertStands = ({ sessionId, username }: Own, hash: string): void => {
    if (!findSessionById(db, sessionId) || passwordHashOf(db, username) !== hash) throw ended();
  };
  return async ({ cookie, current, next, caller }: Change): Promise<SignedIn> => {
    const own: Own | null = reception.sessionOf(cookie);
    if (!own) throw new CodedError("unauthenticated", "Sign in first");
    const { userId, username, sessionId: old } = own;
    await limits.attempt(caller.address, username);
    assertStrongPassword(next, username, current);
    const before = passwordHashOf(db, username);
    if (before === null || !(await gate.verify({ hash: before, password: current })))
      throw credentialsWrong();
    const hash = await gate.hash(next);
    const others = db.atomically(() => {
      assertStands(own, before);
      updatePasswordHash(db, userId, hash);
      updateUser(db, userId, { mustChangePassword: 0 });
      return removeSessionsOf(db, userId, old);
    });
    for (const sessionId of others) revocations.tell({ sessionId });
    const body = { username, password: next };
    const { headers } = await refusedAsWrong(
      library.api.signInUsername({ body, headers: headersOf(caller), returnHeaders: true }),
    );
    const { sessionId, ...signedIn } = reception.welcome(headers);
    let late: string[];
    try {
      late = db.atomically(() => {
        assertStands(own, hash);
        return removeSessionsOf(db, userId, sessionId);
      });
    } catch (error) {
      removeSession(db, sessionId);
      throw error;
    }
    for (const id of late)
      revocations.tell({ sessionId: id, ...(id === old ? { successor: sessionId } : {}) });
    await limits.succeeded(caller.address, username);
    return signedIn;
  };
};
