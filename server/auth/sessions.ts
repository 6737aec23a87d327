import type { Role } from "#lib/contracts/permissions.ts";
import type { Database } from "../db/client.ts";
import {
  findSessionById,
  findSessionByToken,
  removeSession,
  removeSessionsBefore,
  type SessionRow,
  updateSessionTimes,
} from "../db/sessions.ts";
import type { Log } from "../log.ts";
import type { Clock } from "./clock.ts";
import type { Revocations } from "./revocations.ts";
import { endOf, heldToNow, type SessionLimits, useNotedEvery } from "./session-lifetime.ts";

/** A session and its user as they stand in the database now; times in ms since the epoch. */
export type AuthenticatedSession = {
  sessionId: string;
  userId: string;
  username: string;
  role: Role;
  /** Signed in with a one-time password, which must be changed before anything else is done. */
  mustChangePassword: boolean;
  expiresAt: number;
  idleExpiresAt: number;
};

export type Sessions = {
  byToken(token: string): AuthenticatedSession | null;
  byId(sessionId: string, touch: boolean): AuthenticatedSession | null;
  /** Ends one session. Throws if the database cannot be written: then it has not ended. */
  end(sessionId: string): void;
  /** Removes what has expired and tells those who listen. */
  sweep(): void;
};

type Parts = { db: Database; log: Log; clock: Clock; limits: SessionLimits; revocations: Revocations };

/** Judges sessions, each time from the database: nothing is remembered between two questions. */
export const createSessions = ({ db, log, clock, limits, revocations }: Parts): Sessions => {
  const noteEvery = useNotedEvery(limits);

  /** A disk that is full must not sign anybody out: the idle time then runs from the last use that was written. */
  const note = (row: SessionRow, now: number): void => {
    const fromFuture = row.issuedAt > now || row.usedAt > now;
    if (!fromFuture && now - row.usedAt < noteEvery) return;
    try {
      updateSessionTimes(db, row.sessionId, { issuedAt: Math.min(row.issuedAt, now), usedAt: now });
    } catch (error) {
      log.warn({ err: error }, "the use of a session could not be noted");
    }
  };

  const judge = (row: SessionRow | undefined, touch: boolean): AuthenticatedSession | null => {
    if (!row || row.disabled) return null;
    const now = clock();
    const times = heldToNow(row, now);
    if (endOf(times, limits).idleExpiresAt <= now) return null;
    if (touch) note(row, now);
    const { sessionId, userId, username, role } = row;
    const mustChangePassword = row.mustChangePassword === 1;
    const ends = endOf(touch ? { ...times, usedAt: now } : times, limits);
    return { sessionId, userId, username, role, mustChangePassword, ...ends };
  };

  return {
    byToken: (token) => judge(findSessionByToken(db, token), true),
    byId: (sessionId, touch) => judge(findSessionById(db, sessionId), touch),
    end: (sessionId) => {
      removeSession(db, sessionId);
      revocations.tell({ sessionId });
    },
    sweep: () => {
      const now = clock();
      const ended = removeSessionsBefore(db, now - limits.absoluteMs, now - limits.idleMs);
      for (const sessionId of ended) revocations.tell({ sessionId });
    },
  };
};
