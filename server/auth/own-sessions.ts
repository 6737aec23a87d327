import { isIPv6 } from "node:net";
import { CodedError } from "#lib/errors/coded-error.ts";
import type { Database } from "../db/client.ts";
import { removeSessionOf, removeSessionsOf, selectSessionsOf } from "../db/sessions.ts";
import type { Revocations } from "./revocations.ts";
import { endOf, type SessionLimits } from "./session-lifetime.ts";

/** A session as its owner sees it; times in ms since the epoch. It says nothing by which one could take its place. */
export type OwnSession = {
  id: string;
  address: string;
  userAgent: string;
  createdAt: number;
  usedAt: number;
  expiresAt: number;
};

export type OwnSessions = {
  /** A user's sessions, the one used last first. */
  sessionsOf(userId: string): OwnSession[];
  /** Ends one of a user's sessions. Throws `not_found` for any that is not theirs. */
  endSessionOf(userId: string, sessionId: string): void;
  /** Ends all of a user's sessions but one; returns how many these were. */
  endOtherSessionsOf(userId: string, exceptId: string): number;
};

type Parts = { db: Database; limits: SessionLimits; revocations: Revocations };

/** What people may see of, and do to, their own sessions. */
export const createOwnSessions = ({ db, limits, revocations }: Parts): OwnSessions => ({
  sessionsOf: (userId) =>
    selectSessionsOf(db, userId).map(({ id, ipAddress, userAgent, issuedAt, usedAt }) => ({
      id,
      address: shortAddress(ipAddress ?? ""),
      userAgent: userAgent ?? "",
      createdAt: issuedAt,
      usedAt,
      expiresAt: endOf({ issuedAt, usedAt }, limits).idleExpiresAt,
    })),
  endSessionOf: (userId, sessionId) => {
    if (removeSessionOf(db, userId, sessionId) === 0) {
      throw new CodedError("not_found", "There is no such session");
    }
    revocations.tell({ sessionId });
  },
  endOtherSessionsOf: (userId, exceptId) => {
    const ended = removeSessionsOf(db, userId, exceptId);
    for (const sessionId of ended) revocations.tell({ sessionId });
    return ended.length;
  },
});

/** The library keeps IPv6 addresses in full length; people know them by their short form, as URLs have it. */
const shortAddress = (address: string): string =>
  isIPv6(address) ? new URL(`http://[${address}]`).hostname.slice(1, -1) : address;
