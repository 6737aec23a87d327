/** The bounds of pulls. */
export type PullLimits = {
  /** Under way at once, of one user and of one engine. */
  perUser: number;
  perEnvironment: number;
  /** Ended ones of an engine that are kept for reading. */
  ended: number;
  /** ms between two tellings of what changed. */
  tellMs: number;
};

export const defaultPullLimits: PullLimits = { perUser: 5, perEnvironment: 10, ended: 20, tellMs: 200 };
