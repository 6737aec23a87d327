import { CodedError } from "#lib/errors/coded-error.ts";
import type { Database } from "../db/client.ts";
import { removeSessionsOf, selectSessionsOf } from "../db/sessions.ts";
import { updateUser } from "../db/users.ts";
import type { Library } from "./library.ts";
import { headersOf, refusedAsWrong, type SignInCaller } from "./library-call.ts";
import { assertStrongPassword } from "./password-strength.ts";
import type { Reception, SignedIn } from "./reception.ts";
import type { Revocations } from "./revocations.ts";
import type { SignInLimits } from "./sign-in-limits.ts";

type Parts = {
  db: Database;
  library: Library;
  reception: Reception;
  limits: SignInLimits;
  revocations: Revocations;
};

type Change = { cookie: string; current: string; next: string; caller: SignInCaller };

/**
 * Changes the password of whom the cookie belongs to. All their sessions end, this one too, and a new one is opened in
 * its place, to which this one's terminals pass; what belongs to the person and not to a session (a pull) goes on. Throws `unauthenticated`, `credentials_wrong` for the current password, `password_weak`, `rate_limited`.
 */
export const createChangePassword =
  ({ db, library, reception, limits, revocations }: Parts) =>
  async ({ cookie, current, next, caller }: Change): Promise<SignedIn> => {
    const session = reception.sessionOf(cookie);
    if (!session) throw new CodedError("unauthenticated", "Sign in first");
    await limits.attempt(caller.address, session.username);
    assertStrongPassword(next, session.username, current);
    const open = selectSessionsOf(db, session.userId).map(({ id }) => id);
    const body = { currentPassword: current, newPassword: next, revokeOtherSessions: true };
    const { headers } = await refusedAsWrong(
      library.api.changePassword({ body, headers: headersOf(caller, cookie), returnHeaders: true }),
    );
    // It is the user's own now. A crash in between leaves it to be changed once more, which is no harm.
    updateUser(db, session.userId, { mustChangePassword: 0 });
    const { sessionId, ...signedIn } = reception.welcome(headers);
    // Once more, for a sign-in with the old password that came between the library's two steps.
    const late = removeSessionsOf(db, session.userId, sessionId);
    for (const ended of new Set([...open, ...late])) {
      const isThis = ended === session.sessionId;
      revocations.tell({ sessionId: ended, ...(isThis ? { successor: sessionId } : {}) });
    }
    await limits.succeeded(caller.address, session.username);
    return signedIn;
  };
