const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

// RFC 3339 with up to nanoseconds, as Go writes it. A Date holds milliseconds, so the rest is cut off.
const rfc3339 = /^(\d{4})(-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d{1,3})?\d*(Z|[+-]\d\d:\d\d)$/;

/**
 * Milliseconds since the epoch of a time in the engine's JSON. Null for nothing and for Go's zero time
 * (`0001-01-01T00:00:00Z`), by which the engine says "never"; null as well for text that is no time.
 */
export function parseDockerTime(text: string | null | undefined): number | null {
  const parts = rfc3339.exec(text ?? "");
  if (parts === null || parts[1] === "0001") return null;
  const time = Date.parse(`${parts[1]}${parts[2]}${parts[3] ?? ""}${parts[4]}`);
  return Number.isNaN(time) ? null : time;
}

/** Writes times for people. All times are milliseconds since the epoch. */
export type TimeFormat = {
  /** How far `at` is from `now`: "3 minutes ago", "3分钟前"; the last few seconds are "now". */
  relative(at: number, now: number): string;
  /** Date and time to the second with the zone. */
  exact(at: number): string;
  /** Date and time to the second, as logs have it in any language: "2026-11-22 09:30:00". */
  stamp(at: number): string;
  /** A length in its two largest units: "2d 3h", "2天 3小时". Less than a second, or a negative length, is zero seconds. */
  duration(milliseconds: number): string;
};

const relativeUnits = [
  { unit: "year", length: 365 * day },
  { unit: "month", length: 30 * day },
  { unit: "week", length: 7 * day },
  { unit: "day", length: day },
  { unit: "hour", length: hour },
  { unit: "minute", length: minute },
  { unit: "second", length: second },
] as const;

/** Clocks of browser and engine differ a little: what is this near counts as now, in both directions. */
const nowWithin = 5 * second;

const durationUnits = [
  { unit: "day", length: day },
  { unit: "hour", length: hour },
  { unit: "minute", length: minute },
  { unit: "second", length: second },
] as const;

/** Makes the formats of a language once; keep the result, building it is slow. `timeZone` is the system's by default. */
export function timeFormat(locale: string, timeZone?: string): TimeFormat {
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: "always" });
  const now = new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(0, "second");
  const exact = exactFormat(locale, timeZone);
  const stamp = stampFormat(timeZone);
  const duration = durationFormat(locale);
  return {
    relative: (at, from) => {
      const distance = at - from;
      if (Math.abs(distance) < nowWithin) return now;
      const { unit, length } = relativeUnits.find((each) => Math.abs(distance) >= each.length) ?? {
        unit: "second",
        length: second,
      };
      return relative.format(Math.trunc(distance / length), unit);
    },
    exact: (at) => exact.format(at),
    stamp: (at) => stamp.format(at),
    duration,
  };
}

const exactFormat = (locale: string, timeZone: string | undefined): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
    timeZoneName: "short",
    ...(timeZone === undefined ? {} : { timeZone }),
  });

// Swedish writes dates as ISO 8601 has them.
const stampFormat = (timeZone: string | undefined): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat("sv-SE", {
    dateStyle: "short",
    timeStyle: "medium",
    ...(timeZone === undefined ? {} : { timeZone }),
  });

function durationFormat(locale: string): (milliseconds: number) => string {
  const formats = durationUnits.map(({ unit, length }) => ({
    length,
    format: new Intl.NumberFormat(locale, {
      style: "unit",
      unit,
      unitDisplay: "narrow",
      maximumFractionDigits: 0,
    }),
  }));
  return (milliseconds) => {
    const largest = formats.findIndex(({ length }) => milliseconds >= length);
    const shown = formats.slice(largest === -1 ? -1 : largest).slice(0, 2);
    let rest = Math.max(0, milliseconds);
    const parts: string[] = [];
    for (const { length, format } of shown) {
      const count = Math.floor(rest / length);
      rest -= count * length;
      if (count > 0 || parts.length === 0) parts.push(format.format(count));
    }
    return parts.join(" ");
  };
}
