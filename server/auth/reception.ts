import { rolePermissions } from "#lib/contracts/permissions.ts";
import type { Account } from "#lib/contracts/session.ts";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { Database } from "../db/client.ts";
import { removeSessionByToken } from "../db/sessions.ts";
import type { AuthenticatedSession, Sessions } from "./sessions.ts";

/** `cookies` are values for Set-Cookie headers. */
export type SignedIn = { account: Account; cookies: string[] };

/** What a session may tell about its person. */
export const accountOf = (session: AuthenticatedSession): Account => ({
  id: session.userId,
  username: session.username,
  role: session.role,
  permissions: [...rolePermissions[session.role]],
  mustChangePassword: session.mustChangePassword,
  expiresAt: session.expiresAt,
  idleExpiresAt: session.idleExpiresAt,
});

export type Reception = {
  /** The session that a Cookie header brings, if it is still good. */
  sessionOf(cookieHeader: string): AuthenticatedSession | null;
  /**
   * Reads the session that the library has just opened, through the very check that each request goes through. That of
   * a disabled account does not pass it, and is taken back (`forbidden`).
   */
  welcome(answer: Headers): SignedIn & { sessionId: string };
  /** Of the cookies that the library sets, the session's. */
  cookiesOf(answer: Headers): string[];
};

type Parts = {
  db: Database;
  sessions: Sessions;
  cookieName: string;
  readToken(cookieHeader: string): string | null;
};

/** Where cookies become sessions, and sessions accounts. */
export const createReception = ({ db, sessions, cookieName, readToken }: Parts): Reception => {
  const cookiesOf = (answer: Headers): string[] =>
    answer.getSetCookie().filter((cookie) => cookie.startsWith(`${cookieName}=`));
  return {
    cookiesOf,
    sessionOf: (cookieHeader) => {
      const token = readToken(cookieHeader);
      return token === null ? null : sessions.byToken(token);
    },
    welcome: (answer) => {
      const cookies = cookiesOf(answer);
      const token = readToken(cookies[0] ?? "");
      if (token === null) throw new Error("better-auth opened a session without a cookie of ours");
      const session = sessions.byToken(token);
      if (session) return { account: accountOf(session), cookies, sessionId: session.sessionId };
      removeSessionByToken(db, token);
      const reason = "This account is disabled";
      throw new CodedError("forbidden", reason, { reason });
    },
  };
};
