import { fromMs, type LogTime, toMs } from "#lib/logs/at.ts";

const zoneOf = (zone: string): string | undefined => (zone === "local" ? undefined : zone);

/** Writes times of lines in a zone: date and time to the millisecond, as logs have it in any language. */
export const stampFormat = (zone: string): ((at: LogTime) => string) => {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zoneOf(zone),
    ...{ year: "numeric", month: "2-digit", day: "2-digit" },
    ...{ hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false },
  });
  let second = "";
  let text = "";
  return (at) => {
    const digits = at.slice(0, -9);
    if (digits !== second) [second, text] = [digits, format.format(Number(digits) * 1000)];
    return `${text}.${at.slice(-9, -6)}`;
  };
};

/** Reads what a field of date and time holds (`2026-01-02T03:04`), as a time of the zone; null for nothing. */
export const readLocalTime = (text: string, zone: string): LogTime | null => {
  const ms = Date.parse(`${text}${text.length === 16 ? ":00" : ""}Z`);
  if (Number.isNaN(ms)) return null;
  if (zone === "UTC") return fromMs(ms);
  // The zone's distance from UTC at about that time; asked twice, because it may change in between.
  const first = ms - offsetAt(ms, zone);
  return fromMs(ms - offsetAt(first, zone));
};

/** What such a field is given for a time. */
export const writeLocalTime = (at: LogTime, zone: string): string => {
  const ms = toMs(at);
  return new Date(ms + offsetAt(ms, zone)).toISOString().slice(0, 19);
};

const offsetAt = (ms: number, zone: string): number => {
  const parts = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zoneOf(zone),
    ...{ year: "numeric", month: "2-digit", day: "2-digit" },
    ...{ hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false },
  }).format(ms);
  return Date.parse(`${parts.replace(" ", "T")}Z`) - Math.floor(ms / 1000) * 1000;
};
