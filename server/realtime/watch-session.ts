const sweepMs = 30_000;
const warningMs = 60_000;

/** The two moments at which a session ends by itself; ms since the epoch, by the session clock. */
export type SessionEnd = { expiresAt: number; idleExpiresAt: number };

type Watcher = {
  /** The session as it is now, without counting as its use; null when it is over. */
  load(): SessionEnd | null;
  /** The clock by which the session ends: not the wall's, which somebody may set. */
  now(): number;
  /** Called once, a minute before the end at the latest, with the ms that are left. */
  expiring(leftMs: number): void;
  over(): void;
};

/**
 * Looks after one open socket's session: reads it anew every half minute and at the very moment at which it is due to
 * end, so that no byte passes later than that. Returns what stops it.
 */
export const watchSession = (watcher: Watcher): (() => void) => {
  let timer: NodeJS.Timeout | undefined;
  let warned = false;

  const check = (): void => {
    const session = watcher.load();
    const left = session ? Math.min(session.expiresAt, session.idleExpiresAt) - watcher.now() : 0;
    if (left <= 0) {
      watcher.over();
      return;
    }
    if (left <= warningMs && !warned) {
      warned = true;
      watcher.expiring(left);
    }
    if (left > warningMs) warned = false;
    const next = left > warningMs ? Math.min(sweepMs, left - warningMs) : Math.min(sweepMs, left);
    timer = setTimeout(check, Math.max(next, 250)).unref();
  };

  timer = setTimeout(check, 0).unref();
  return () => clearTimeout(timer);
};
