const hour = 3_600_000;

/** The ranges that end now, as they stand in the address, and their lengths in ms. */
export const recentRanges = {
  "1h": hour,
  "24h": 24 * hour,
  "7d": 7 * 24 * hour,
  "30d": 30 * 24 * hour,
} as const;
export type RecentRange = keyof typeof recentRanges;

export const isRecentRange = (text: string): text is RecentRange => Object.hasOwn(recentRanges, text);

/** Ms since the epoch; an end that is left out is open. */
export type TimeRange = { since?: number; until?: number };

/** Between the two ends of a range in the address. No local time has it. */
const between = "~";

/** Writes a range of local times (`2026-11-22T09:30`, empty for an open end) for the address; empty for no range. */
export const writeRange = (from: string, to: string): string =>
  from === "" && to === "" ? "" : `${from}${between}${to}`;

/** The two local times of a range in the address; empty for an open end, and for what is no such range. */
export const readEnds = (text: string): { from: string; to: string } => {
  const [from = "", to = ""] = text.includes(between) ? text.split(between) : [];
  return { from, to };
};

/** Reads a range from the address; what cannot be read is open. */
export const readRange = (text: string, now: number): TimeRange => {
  if (isRecentRange(text)) return { since: now - recentRanges[text] };
  const { from, to } = readEnds(text);
  const [since, until] = [Date.parse(from), Date.parse(to)];
  return {
    ...(Number.isNaN(since) ? {} : { since: Math.max(0, since) }),
    ...(Number.isNaN(until) ? {} : { until: Math.max(0, until) }),
  };
};
