import type { Role } from "#lib/contracts/permissions.ts";
import type { Log } from "../log.ts";

/**
 * What has lost its right to be here: all sessions of a user, or one session. With `role` the user's sessions go on, and
 * whatever was allowed by the former role is to be judged by this one. With `successor` the session's person goes on in
 * another session, which what they left open passes to.
 */
export type Revocation = { userId?: string; sessionId?: string; role?: Role; successor?: string };
export type Revocations = {
  tell(what: Revocation): void;
  listen(listener: (what: Revocation) => void): () => void;
};

/**
 * Carries the end of sessions and the change of roles to whoever holds something open for them. A listener that fails
 * keeps no other from hearing it.
 */
export const createRevocations = (log: Log): Revocations => {
  const listeners = new Set<(what: Revocation) => void>();
  return {
    tell: (what) => {
      for (const listener of [...listeners]) {
        try {
          listener(what);
        } catch (error) {
          log.error({ err: error, ...what }, "a revocation was not carried out everywhere");
        }
      }
    },
    listen: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
};
