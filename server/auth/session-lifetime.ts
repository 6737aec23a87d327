/** How long a session may lie unused, and how long it may live at all; ms. */
export type SessionLimits = { idleMs: number; absoluteMs: number };
type SessionTimes = { issuedAt: number; usedAt: number };

/** The times (ms since the epoch) at which a session ends without use, and whatever happens. */
export const endOf = ({ issuedAt, usedAt }: SessionTimes, limits: SessionLimits) => {
  const expiresAt = issuedAt + limits.absoluteMs;
  return { expiresAt, idleExpiresAt: Math.min(expiresAt, usedAt + limits.idleMs) };
};

/**
 * A session from the future was written before the clock was set back. It must neither end now nor live on for ever:
 * it counts as issued, and used, now.
 */
export const heldToNow = ({ issuedAt, usedAt }: SessionTimes, now: number): SessionTimes => ({
  issuedAt: Math.min(issuedAt, now),
  usedAt: Math.min(usedAt, now),
});

/** A use is written down at most this often: each writing is a flush to the disk. */
export const useNotedEvery = (limits: SessionLimits): number => Math.min(60_000, limits.idleMs / 10);
