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
    return `${numbers(digits).format(bytes / base ** power)}${noBreakSpace}${units[power]}`;
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
  while (power < largest && Number((bytes / base ** power).toPrecision(digits)) >= base) power += 1;
  return power;
}
