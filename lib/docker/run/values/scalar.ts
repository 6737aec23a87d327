import { Unreadable } from "./unreadable.ts";

const truths: Readonly<Record<string, boolean>> = {
  ...{ "1": true, t: true, T: true, true: true, TRUE: true, True: true },
  ...{ "0": false, f: false, F: false, false: false, FALSE: false, False: false },
};

/** The words that Go's `strconv.ParseBool` takes, and no others. */
export function readBoolean(text: string): boolean {
  const value = Object.hasOwn(truths, text) ? truths[text] : undefined;
  if (value === undefined) throw new Unreadable("true | false");
  return value;
}

/** A whole number in tens alone, as Go's `strconv.Atoi` reads it: `010` is ten. */
export function readDecimal(text: string): number {
  const value = Number(text);
  if (!/^[+-]?[0-9]+$/.test(text) || !Number.isSafeInteger(value)) throw new Unreadable("0");
  return value === 0 ? 0 : value;
}

/** Underscores where Go's `strconv.ParseInt` takes them: between digits, and after the prefix of a base. */
const dropUnderscores = (text: string): string =>
  text.replaceAll(/(?<=[0-9a-fA-FxXoO])_(?=[0-9a-fA-F])/g, "");

/** A whole number in the ways of Go's flags: decimal, `0x`, `0o`, `0b`, and octal after a plain zero. */
export function readInteger(text: string, least = Number.MIN_SAFE_INTEGER): number {
  const [, sign = "", digits = ""] = /^([+-]?)(.+)$/s.exec(dropUnderscores(text)) ?? [];
  const octal = /^0[0-7]+$/.test(digits) ? `0o${digits.slice(1)}` : digits;
  const isNumber = /^(?:0[xX][0-9a-fA-F]+|0[oO][0-7]+|0[bB][01]+|0|[1-9][0-9]*)$/.test(octal);
  const value = Number(octal) * (sign === "-" ? -1 : 1);
  if (!isNumber || !Number.isSafeInteger(value) || value < least) throw new Unreadable("0");
  return value === 0 ? 0 : value;
}

const multiples: Readonly<Record<string, number>> = {
  k: 2 ** 10,
  m: 2 ** 20,
  g: 2 ** 30,
  t: 2 ** 40,
  p: 2 ** 50,
};
// docker/go-units `size.go`: a number, perhaps one space, a letter, perhaps followed by `b` or `ib`.
const sizePattern = /^([+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][0-9]+)?) ?(?:b|([kmgtp])(?:i?b)?)?$/i;

/** `512m`, `1.5 GiB`, `1024` -> bytes. Units are powers of 1024 whatever their spelling. */
export function readSize(text: string): number {
  const [, number = "", unit = ""] = sizePattern.exec(text) ?? [];
  const value = Math.trunc(Number(number) * (multiples[unit.toLowerCase()] ?? 1));
  if (number === "" || !Number.isSafeInteger(value)) throw new Unreadable("512m");
  return value;
}

/** The shortest exact way to write a number of bytes. */
export function writeSize(bytes: number): string {
  if (bytes <= 0) return String(bytes);
  const unit = ["p", "t", "g", "m", "k"].find((letter) => bytes % (multiples[letter] ?? 1) === 0);
  return unit === undefined ? String(bytes) : `${bytes / (multiples[unit] ?? 1)}${unit}`;
}

/** `1.5`, `3/2` -> billionths of a CPU; more than nine digits after the point are refused, as the command line does. */
export function readCpus(text: string): number {
  const [, above = text, below = "1"] = /^([+-]?[0-9]+)\/([0-9]+)$/.exec(text) ?? [];
  const value = (Number(above) / Number(below)) * 1e9;
  const isDecimal = /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/.test(above);
  const rounded = Math.round(value);
  if (!isDecimal || !Number.isSafeInteger(rounded) || Math.abs(value - rounded) > 1e-4)
    throw new Unreadable("1.5");
  return rounded === 0 ? 0 : rounded;
}

export const writeCpus = (nanoCpus: number): string => String(nanoCpus / 1e9);
