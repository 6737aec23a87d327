/** The bounds of terminals; times are in ms. */
export type TerminalLimits = {
  /** Open terminals of one user, and of all together. */
  perUser: number;
  total: number;
  /** How much of a terminal's last output is held for a reader that comes back. */
  ringBytes: number;
  /** Input that the engine has not taken yet; beyond it the reader is refused. */
  pendingInputBytes: number;
  /** How long a terminal that no browser holds can be resumed. */
  graceMs: number;
  /** How long a terminal may be without input and output. */
  idleMs: number;
  lifetimeMs: number;
  /** How long the last output of a terminal that is over can still be read. */
  keepEndedMs: number;
  /** How long a reader may leave output unacknowledged. */
  stallMs: number;
  /** How long the panel's stop waits for processes to be cleaned up. */
  closeMs: number;
  /** How often graces, idleness and lifetimes are looked at. */
  checkMs: number;
};

const minute = 60_000;
const hour = 60 * minute;

export const defaultLimits: TerminalLimits = {
  perUser: 10,
  total: 200,
  ringBytes: 1024 * 1024,
  pendingInputBytes: 2 * 1024 * 1024,
  graceMs: 2 * minute,
  idleMs: 12 * hour,
  lifetimeMs: 24 * hour,
  keepEndedMs: minute,
  stallMs: 30_000,
  closeMs: 8_000,
  checkMs: 5_000,
};
