import type { KeptLimits } from "./kept-output.ts";

/** The bounds of detached commands; times are in ms. */
export type DetachedLimits = KeptLimits & {
  /** Commands that run at once, of one user and of all together. */
  perUser: number;
  total: number;
  /** Those that are over: so many of one user, and of all together, for so long. */
  keptPerUser: number;
  keptTotal: number;
  keepMs: number;
  lifetimeMs: number;
  /** How long a stop waits for the engine's word. */
  stopMs: number;
};

const hour = 3_600_000;

export const defaultDetachedLimits: DetachedLimits = {
  firstBytes: 64 * 1024,
  lastBytes: 192 * 1024,
  mostSegments: 5_000,
  perUser: 10,
  total: 100,
  keptPerUser: 20,
  keptTotal: 100,
  keepMs: 2 * hour,
  lifetimeMs: 24 * hour,
  stopMs: 3_000,
};
