/**
 * A moment by the engine's clock: nanoseconds since the epoch as decimal text. Nineteen digits from 2001 to 2286, so that
 * texts compare as the moments do; a JavaScript number cannot hold them.
 */
export type LogTime = string;

export const logTimePattern = /^\d{19}$/;

const perSecond = 1_000_000_000n;
const perMs = 1_000_000n;

/** Moves a moment by some nanoseconds; never before 2001. */
export const moved = (at: LogTime, nanoseconds: bigint): LogTime => {
  const next = BigInt(at) + nanoseconds;
  return (next < 10n ** 18n ? 10n ** 18n : next).toString();
};

/** As the engine's `since` and `until` want it: seconds with nine decimals. */
export const toEngineTime = (at: LogTime): string => `${at.slice(0, -9)}.${at.slice(-9)}`;

/** Milliseconds since the epoch, for clocks and calendars. */
export const toMs = (at: LogTime): number => Number(BigInt(at) / perMs);

export const fromMs = (ms: number): LogTime => (BigInt(Math.round(ms)) * perMs).toString();

/** Nanoseconds from `from` to `to`, in ms with decimals. */
export const msBetween = (from: LogTime, to: LogTime): number => Number(BigInt(to) - BigInt(from)) / 1e6;

/**
 * Reads an RFC 3339 stamp with any number of decimals (`2026-01-02T03:04:05.000000006Z`, what the engine writes with
 * `timestamps=1`); null for what is none.
 */
export const parseStamp = (stamp: string): LogTime | null => {
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:\d\d)$/.exec(stamp);
  if (!match) return null;
  const [, second = "", fraction = "", zone = "Z"] = match;
  const ms = Date.parse(second + zone);
  if (Number.isNaN(ms)) return null;
  return (BigInt(ms / 1000) * perSecond + BigInt(fraction.padEnd(9, "0"))).toString();
};

/** Writes a moment as the engine does: UTC, nine decimals. */
export const toStamp = (at: LogTime): string =>
  `${new Date(Number(at.slice(0, -9)) * 1000).toISOString().slice(0, 19)}.${at.slice(-9)}Z`;

/** Where a line stands: its moment, and its place among those of the same moment. */
export type LogPlace = { at: LogTime; nth: number };

export const comparePlaces = (left: LogPlace, right: LogPlace): number =>
  left.at === right.at ? left.nth - right.nth : left.at < right.at ? -1 : 1;

/** A place as one word, for keys and addresses. */
export const placeKey = ({ at, nth }: LogPlace): string => `${at}.${nth}`;

/** Reads such a word; null for what is none. */
export const parsePlace = (word: string): LogPlace | null => {
  const match = /^(\d{19})\.(\d{1,9})$/.exec(word);
  return match ? { at: match[1] as string, nth: Number(match[2]) } : null;
};
