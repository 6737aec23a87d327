/** Writes sizes for people; the argument is a number of bytes. Less than zero is Docker's "not known": an en dash. */
export type ByteFormat = {
  /** In powers of 1000 with three digits, as `docker images` and `docker ps -s` do: "4.26 MB". */
  decimal(bytes: number): string;
  /** In powers of 1024 with up to four digits, as `docker stats` does for memory: "15.62 MiB". */
  binary(bytes: number): string;
};

const decimalUnits = ["B", "kB", "MB", "GB", "TB", "PB"];
const binaryUnits = ["B", "KiB", "MiB", "GiB", "TiB", "PiB"];
const unknown = "–";
// The unit belongs to its number: a line must not break between them.
const noBreakSpace = "\u00a0";

/** Makes the formats of a language once; keep the result. Unit names are Docker's in every language. */
export function byteFormat(locale: string): ByteFormat {
  const write = (bytes: number, base: number, units: readonly string[], digits: number) => {
    if (!(bytes >= 0) || !Number.isFinite(bytes)) return unknown;
    const power = powerOf(bytes, base, units.length - 1, digits);
    const shown = rounded(bytes / base ** power, digits);
    return `${numbers(digits).format(shown)}${noBreakSpace}${units[power]}`;
  };
  const three = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
  const four = new Intl.NumberFormat(locale, { maximumSignificantDigits: 4 });
  const numbers = (digits: number) => (digits === 3 ? three : four);
  return {
    decimal: (bytes) => write(bytes, 1000, decimalUnits, 3),
    binary: (bytes) => write(bytes, 1024, binaryUnits, 4),
  };
}

/** The unit to use: the largest that leaves at least 1, or the next when rounding reaches it (999,999 B is 1 MB). */
function powerOf(bytes: number, base: number, largest: number, digits: number): number {
  let power = 0;
  while (power < largest && rounded(bytes / base ** power, digits) >= base) power += 1;
  return power;
}

/**
 * To so many digits, as Go's `%.4g` does for the docker command: what lies just between two numbers goes to the even one,
 * where JavaScript takes the larger. A double's decimal expansion ends; fifty-odd digits after the first tell all of it.
 */
function rounded(value: number, digits: number): number {
  const nearest = Number(value.toPrecision(digits));
  if (value < 1 || !Number.isFinite(value)) return nearest;
  const exact = value.toPrecision(80).replace(".", "");
  const isBetween = /^50*$/.test(exact.slice(digits));
  const isEven = Number(exact[digits - 1]) % 2 === 0;
  if (!isBetween || !isEven) return nearest;
  const whole = String(Math.trunc(value)).length;
  return Number(exact.slice(0, digits)) / 10 ** (digits - whole);
}
