import type { TerminalLimits } from "./limits.ts";
import type { TerminalSession } from "./session.ts";

/** A user's sessions that are over are kept for reading; no more of them than this. */
const mostEnded = 10;

/** Why an open session's time is up, in words for a person; null while it is not. `now` is `performance.now()`. */
export const whyExpired = (session: TerminalSession, limits: TerminalLimits, now: number): string | null => {
  const { graceMs, idleMs, lifetimeMs } = limits;
  if (now - session.startedAt >= lifetimeMs) return "It was open for as long as a terminal may be";
  if (now - session.activeAt >= idleMs) return "Nothing was written or read for too long";
  if (!session.connected && now - session.changedAt >= graceMs) return "No browser came back for it";
  return null;
};

/** Which of one user's sessions are over and need not be kept any longer. */
export const findForgettable = (
  sessions: readonly TerminalSession[],
  { keepEndedMs }: TerminalLimits,
  now: number,
): TerminalSession[] => {
  const ended = sessions
    .filter((session) => session.ended && !session.connected)
    .sort((a, b) => b.changedAt - a.changedAt);
  return ended.filter((session, place) => place >= mostEnded || now - session.changedAt >= keepEndedMs);
};
