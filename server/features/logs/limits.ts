/** The bounds of logs; times are in ms. */
export const logLimits = {
  followersPerUser: 50,
  searchesPerUser: 4,
  searches: 12,
  /** Downloads of lines that a filter wants: each is a search. */
  filteredDownloadsPerUser: 4,
  filteredDownloads: 12,
  countsPerUser: 4,
  counts: 12,
  /** How long reading one page may take. */
  pageMs: 60_000,
  /** How long counting a log's lines may take. */
  countMs: 20_000,
  /** What waits for a reader that is slower than its container. */
  queueBytes: 2 * 1024 * 1024,
  /** The last lines that a new reader is given at once. */
  recentLines: 1000,
  recentBytes: 1024 * 1024,
  /** How long lines are gathered before they are sent. */
  gatherMs: 25,
  batchBytes: 64 * 1024,
  /** How far back a follower looks for its last line after an interruption, in entries. */
  resumeEntries: 50_000,
  stallMs: 30_000,
  /** How long a search may take over 64 kB of a log. */
  chunkMs: 2_000,
} as const;
