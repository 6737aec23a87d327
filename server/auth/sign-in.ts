import { rolePermissions } from "#lib/contracts/permissions.ts";
import type { Account } from "#lib/contracts/session.ts";
import { CodedError, isCodedError } from "#lib/errors/coded-error.ts";
import type { Database } from "../db/client.ts";
import { removeSessionByToken, removeSessionsOf } from "../db/sessions.ts";
import { passwordHashOf } from "../db/users.ts";
import type { Caller } from "../http/call.ts";
import { addressHeader, type Library } from "./library.ts";
import { assertStrongPassword } from "./password-strength.ts";
import type { Revocations } from "./revocations.ts";
import type { AuthenticatedSession, Sessions } from "./sessions.ts";
import type { SignInLimits } from "./sign-in-limits.ts";

/** `cookies` are values for Set-Cookie headers. */
export type SignedIn = { account: Account; cookies: string[] };
export type Origin = Pick<Caller, "address" | "userAgent">;

export type SignIn = {
  signIn(input: { username: string; password: string; caller: Origin }): Promise<SignedIn>;
  signOut(cookieHeader: string): Promise<{ cookies: string[] }>;
  changePassword(input: { cookie: string; current: string; next: string; caller: Origin }): Promise<SignedIn>;
};

type Parts = {
  db: Database;
  library: Library;
  sessions: Sessions;
  limits: SignInLimits;
  revocations: Revocations;
  cookieName: string;
  readToken(cookieHeader: string): string | null;
};

/** What a session may tell about its person. */
export const accountOf = (session: AuthenticatedSession): Account => ({
  id: session.userId,
  username: session.username,
  role: session.role,
  permissions: [...rolePermissions[session.role]],
  expiresAt: session.expiresAt,
  idleExpiresAt: session.idleExpiresAt,
});

export const createSignIn = (parts: Parts): SignIn => {
  const { db, library, sessions, limits, revocations, readToken } = parts;
  const ours = (headers: Headers): string[] =>
    headers.getSetCookie().filter((cookie) => cookie.startsWith(`${parts.cookieName}=`));

  const sessionOf = (cookieHeader: string): AuthenticatedSession | null => {
    const token = readToken(cookieHeader);
    return token === null ? null : sessions.byToken(token);
  };

  /**
   * Reads the session that the library has just opened, through the very check that each request goes through: that
   * of a disabled account does not pass it, and is taken back.
   */
  const welcome = (headers: Headers): SignedIn & { sessionId: string } => {
    const cookies = ours(headers);
    const token = readToken(cookies[0] ?? "");
    if (token === null) throw new Error("better-auth opened a session without a cookie of ours");
    const session = sessions.byToken(token);
    if (session) return { account: accountOf(session), cookies, sessionId: session.sessionId };
    removeSessionByToken(db, token);
    throw new CodedError("forbidden", "This account is disabled", { reason: "This account is disabled" });
  };

  return {
    signIn: async ({ username, password, caller }) => {
      const name = username.toLowerCase();
      await limits.attempt(caller.address, name);
      const hashBefore = passwordHashOf(db, name);
      const { headers } = await refusing(
        library.api.signInUsername({
          body: { username, password },
          headers: headersOf(caller),
          returnHeaders: true,
        }),
      );
      const { sessionId, ...signedIn } = welcome(headers);
      // A password changed while this one was being checked ended all sessions; this one must not outlive it.
      if (passwordHashOf(db, name) !== hashBefore) {
        sessions.end(sessionId);
        throw wrong();
      }
      await limits.succeeded(caller.address, name);
      return signedIn;
    },
    signOut: async (cookieHeader) => {
      const session = sessionOf(cookieHeader);
      if (session) sessions.end(session.sessionId);
      const { headers } = await library.api.signOut({
        headers: new Headers({ cookie: cookieHeader }),
        returnHeaders: true,
      });
      return { cookies: ours(headers) };
    },
    changePassword: async ({ cookie, current, next, caller }) => {
      const session = sessionOf(cookie);
      if (!session) throw new CodedError("unauthenticated", "Sign in first");
      await limits.attempt(caller.address, session.username);
      assertStrongPassword(next, session.username, current);
      const { headers } = await refusing(
        library.api.changePassword({
          body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
          headers: headersOf(caller, cookie),
          returnHeaders: true,
        }),
      );
      const { sessionId, ...signedIn } = welcome(headers);
      // Once more, for a sign-in with the old password that came between the library's two steps.
      removeSessionsOf(db, session.userId, sessionId);
      revocations.tell({ userId: session.userId });
      await limits.succeeded(caller.address, session.username);
      return signedIn;
    },
  };
};

const headersOf = (caller: Origin, cookie?: string): Headers => {
  const headers = new Headers({ [addressHeader]: caller.address, "user-agent": caller.userAgent });
  if (cookie !== undefined) headers.set("cookie", cookie);
  return headers;
};

const wrong = () => new CodedError("credentials_wrong", "The user name or the password is wrong");

/** One answer for every way of being wrong: an unknown name, an impossible one, a wrong password. */
const refusing = async <T>(answer: Promise<T>): Promise<T> => {
  try {
    return await answer;
  } catch (error) {
    if (isCodedError(error) || !isRefusal(error)) throw error;
    throw wrong();
  }
};

/** The library's errors carry a status; one of the 4xx says that what was sent was not right. */
const isRefusal = (error: unknown): boolean => {
  const status = error instanceof Error ? (error as { statusCode?: unknown }).statusCode : undefined;
  return typeof status === "number" && status >= 400 && status < 500;
};
