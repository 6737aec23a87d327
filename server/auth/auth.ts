import type { Config } from "../config.ts";
import type { Database } from "../db/client.ts";
import type { Log } from "../log.ts";
import { type Accounts, createAccounts } from "./accounts.ts";
import { createChangePassword } from "./change-password.ts";
import { type Clock, createSessionClock } from "./clock.ts";
import { createLibrary } from "./library.ts";
import type { SignInCaller } from "./library-call.ts";
import { createOwnSessions, type OwnSessions } from "./own-sessions.ts";
import { createPasswordGate } from "./password-gate.ts";
import { createReception, type SignedIn } from "./reception.ts";
import { createRevocations, type Revocation } from "./revocations.ts";
import { readOrCreateSecret } from "./secret.ts";
import { readSessionToken, sessionCookieName } from "./session-cookie.ts";
import { type AuthenticatedSession, createSessions } from "./sessions.ts";
import { createSetup, type Setup } from "./setup.ts";
import { createSignIn, type SignIn } from "./sign-in.ts";
import { createSignInLimits } from "./sign-in-limits.ts";

export type Auth = SignIn &
  Accounts &
  OwnSessions &
  Pick<Setup, "ensureAdmin"> & {
    cookieName: string;
    changePassword: ReturnType<typeof createChangePassword>;
    /** Whether there is nobody yet who could sign in. */
    setupNeeded(): boolean;
    /** To be printed at the start; null once there is a user. */
    setupToken(): string | null;
    /** Creates the first administrator and signs them in. */
    setup(input: {
      token: string;
      username: string;
      password: string;
      caller: SignInCaller;
    }): Promise<SignedIn>;
    /** Who a request comes from, by its Cookie header, as the database has it now. Counts as use. */
    authenticate(cookieHeader: string): Promise<AuthenticatedSession | null>;
    /**
     * The same by the session's id, for each event of a socket; one indexed read, so nothing is cached. `touch: false`
     * for a look that no person caused (default true).
     */
    authenticateSession(sessionId: string, options?: { touch?: boolean }): AuthenticatedSession | null;
    /** Told at once when a session or a user's rights end or change, and of sessions that expired. */
    onRevoked(listener: (what: Revocation) => void): () => void;
    /** Stops the sweeping. The database belongs to whoever opened it. */
    dispose(): void;
  };

type AuthConfig = Pick<Config, "dataDir" | "publicUrl" | "sessionIdleMs" | "sessionAbsoluteMs">;
type Parts = { db: Database; config: AuthConfig; log: Log; clock?: Clock };

const sweepEveryMs = 30_000;

/** Users and sessions of the panel. Throws if the secret in the data directory is not fit for use. */
export const createAuth = async ({ db, config, log, clock = createSessionClock() }: Parts): Promise<Auth> => {
  const secret = readOrCreateSecret(config.dataDir);
  const cookieName = sessionCookieName(secret, config.publicUrl?.startsWith("https:") ?? false);
  const readToken = (cookieHeader: string) => readSessionToken(cookieHeader, cookieName, secret);
  const revocations = createRevocations(log);
  const gate = createPasswordGate();
  const limits = createSignInLimits();
  const lifetime = { idleMs: config.sessionIdleMs, absoluteMs: config.sessionAbsoluteMs };
  const sessions = createSessions({ db, log, clock, limits: lifetime, revocations });
  const reception = createReception({ db, sessions, cookieName, readToken });
  const library = createLibrary({ db, config, log, clock, secret, cookieName, gate });
  await library.$context; // What is wrong with it must show at the start, not at the first sign-in.
  const signIn = createSignIn({ db, library, reception, sessions, limits, clock });
  const setup = createSetup({ db, gate });

  return {
    ...signIn,
    ...createAccounts({ db, gate, revocations }),
    ...createOwnSessions({ db, limits: lifetime, revocations }),
    cookieName,
    changePassword: createChangePassword({ db, gate, library, reception, limits, revocations }),
    setupNeeded: setup.needed,
    setupToken: setup.token,
    ensureAdmin: setup.ensureAdmin,
    setup: async ({ token, username, password, caller }) => {
      await limits.attempt(caller.address, "(setup)");
      setup.check(token);
      await limits.succeeded(caller.address, "(setup)");
      await setup.createFirst({ username, password });
      return signIn.signIn({ username, password, caller });
    },
    authenticate: async (cookieHeader) => reception.sessionOf(cookieHeader),
    authenticateSession: (sessionId, { touch = true } = {}) => sessions.byId(sessionId, touch),
    onRevoked: revocations.listen,
    dispose: sweepRegularly(() => sessions.sweep(), log),
  };
};

const sweepRegularly = (sweep: () => void, log: Log): (() => void) => {
  const timer = setInterval(() => {
    try {
      sweep();
    } catch (error) {
      log.warn({ err: error }, "expired sessions could not be removed");
    }
  }, sweepEveryMs);
  timer.unref();
  return () => clearInterval(timer);
};
