import { uptime } from "node:os";

/** Ms since the epoch. */
export type Clock = () => number;

/**
 * The clock that sessions are judged by: the wall's time when the process started, moved on by the machine's uptime.
 * Somebody setting the clock a day ahead or back then ends no session and prolongs none, and a night asleep counts.
 */
export const createSessionClock = (): Clock => {
  const start = Date.now() - uptime() * 1000;
  return () => Math.round(start + uptime() * 1000);
};
