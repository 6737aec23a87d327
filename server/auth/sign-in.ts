import type { Database } from "../db/client.ts";
import { passwordHashOf, updateLastSignIn } from "../db/users.ts";
import type { Clock } from "./clock.ts";
import type { Library } from "./library.ts";
import { credentialsWrong, headersOf, refusedAsWrong, type SignInCaller } from "./library-call.ts";
import type { Reception, SignedIn } from "./reception.ts";
import type { Sessions } from "./sessions.ts";
import type { SignInLimits } from "./sign-in-limits.ts";

export type SignIn = {
  /** Throws `credentials_wrong`, `rate_limited`, or `forbidden` for a disabled account whose password was right. */
  signIn(input: { username: string; password: string; caller: SignInCaller }): Promise<SignedIn>;
  /** Ends the session of a Cookie header; `cookies` take it from the browser. Throws if it could not be ended. */
  signOut(cookieHeader: string): Promise<{ cookies: string[] }>;
};

type Parts = {
  db: Database;
  library: Library;
  reception: Reception;
  sessions: Sessions;
  limits: SignInLimits;
  clock: Clock;
};

export const createSignIn = ({ db, library, reception, sessions, limits, clock }: Parts): SignIn => ({
  signIn: async ({ username, password, caller }) => {
    const name = username.toLowerCase();
    await limits.attempt(caller.address, name);
    const hashBefore = passwordHashOf(db, name);
    const body = { username, password };
    const { headers } = await refusedAsWrong(
      library.api.signInUsername({ body, headers: headersOf(caller), returnHeaders: true }),
    );
    const { sessionId, ...signedIn } = reception.welcome(headers);
    // A password changed while this one was being checked ended all sessions; this one must not outlive it.
    if (passwordHashOf(db, name) !== hashBefore) {
      sessions.end(sessionId);
      throw credentialsWrong();
    }
    updateLastSignIn(db, signedIn.account.id, clock());
    await limits.succeeded(caller.address, name);
    return signedIn;
  },
  signOut: async (cookieHeader) => {
    // By us first: the library would report success also when the row could not be removed.
    const session = reception.sessionOf(cookieHeader);
    if (session) sessions.end(session.sessionId);
    const { headers } = await library.api.signOut({
      headers: new Headers({ cookie: cookieHeader }),
      returnHeaders: true,
    });
    return { cookies: reception.cookiesOf(headers) };
  },
});
