import type { FormatError } from "./format-error.ts";
import { goText, isTrue } from "./go-text.ts";
import type { JsonValue } from "./json-value.ts";

/** `undefined` is what is not there. */
export type Value = JsonValue | undefined;
type Call = (given: readonly Value[], fail: () => FormatError) => Value;

const text = (value: Value, fail: () => FormatError): string => {
  if (typeof value !== "string") throw fail();
  return value;
};
const integer = (value: Value, fail: () => FormatError): number => {
  if (typeof value !== "number" || !Number.isInteger(value)) throw fail();
  return value;
};

/** Checks how many arguments there are. */
const taking =
  (count: number, call: Call): Call =>
  (given, fail) => {
    if (given.length !== count) throw fail();
    return call(given, fail);
  };

const ofText = (change: (value: string) => string): Call =>
  taking(1, ([value], fail) => change(text(value, fail)));

const isComparable = (value: Value): boolean => typeof value !== "object" || value === null;

const compare =
  (isRight: (left: number | string, right: number | string) => boolean): Call =>
  ([left, right, ...more], fail) => {
    const isText = typeof left === "string" && typeof right === "string";
    const isNumber = typeof left === "number" && typeof right === "number";
    if (more.length > 0 || !(isText || isNumber)) throw fail();
    return isRight(left, right);
  };

/** `index x 1 2` is x[1][2]; a key that a map does not have is empty. */
const index: Call = ([whole, ...keys], fail) =>
  keys.reduce<Value>((value, key) => {
    if (Array.isArray(value)) {
      const at = integer(key, fail);
      if (at < 0 || at >= value.length) throw fail();
      return value[at] as JsonValue;
    }
    // Most of what is null here is a map without entries.
    if (value === null && typeof key === "string") return "";
    if (typeof value !== "object" || value === null) throw fail();
    const name = text(key, fail);
    return Object.hasOwn(value, name) ? (value as Record<string, JsonValue>)[name] : "";
  }, whole);

/** Go counts a text's bytes, as UTF-8. */
const byteLength = (value: string): number => {
  let bytes = 0;
  for (const character of value) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
};

const length: Call = taking(1, ([value], fail) => {
  if (typeof value === "string") return byteLength(value);
  if (value === null) return 0;
  if (typeof value !== "object") throw fail();
  return Array.isArray(value) ? value.length : Object.keys(value).length;
});

const padded = (written: string, flags: string, width: number): string => {
  if (flags.includes("-")) return written.padEnd(width);
  return flags.includes("0") && /^-?\d/.test(written)
    ? written.padStart(width, "0")
    : written.padStart(width);
};

const verb = (kind: string, value: Value, precision: string | undefined): string => {
  if (kind === "q") return JSON.stringify(goText(value));
  if (kind === "d" && typeof value === "number") return String(Math.trunc(value));
  if (kind === "f" && typeof value === "number") return value.toFixed(Number(precision ?? 6));
  if (kind === "x" && typeof value === "number") return value.toString(16);
  if (kind === "t" && typeof value === "boolean") return String(value);
  const written = goText(value);
  if (kind === "v" || (kind === "s" && typeof value === "string")) {
    return precision === undefined ? written : [...written].slice(0, Number(precision)).join("");
  }
  return `%!${kind}(${written})`;
};

/** The verbs that are of use here: %s %v %q %d %f %x %t, with flags, width and precision. */
const printf: Call = ([format, ...values], fail) => {
  let next = 0;
  return text(format, fail).replace(
    /%(?<flags>[-0]*)(?<width>\d{0,3})(?:\.(?<precision>\d{1,2}))?(?<kind>[svqdfxt%])/g,
    (_whole, flags: string, width: string, precision: string | undefined, kind: string) => {
      if (kind === "%") return "%";
      if (next >= values.length) return `%!${kind}(MISSING)`;
      const written = verb(kind, values[next], precision);
      next += 1;
      return padded(written, flags, Number(width));
    },
  );
};

const join: Call = taking(2, ([list, separator], fail) => {
  if (list === null) return "";
  if (!Array.isArray(list) || !list.every((one) => typeof one === "string")) throw fail();
  return list.join(text(separator, fail));
});

const pad: Call = taking(3, ([value, before, after], fail) => {
  const written = text(value, fail);
  if (written === "") return "";
  return " ".repeat(integer(before, fail) % 1000) + written + " ".repeat(integer(after, fail) % 1000);
});

const equal: Call = ([first, ...others], fail) => {
  if (others.length === 0 || ![first, ...others].every(isComparable)) throw fail();
  return others.some((one) => one === first);
};

/**
 * What a format may call: those that docker/cli adds (`templates/templates.go`) and those of Go's text/template, but for
 * the ones that run code or write for the web.
 */
export const functions: ReadonlyMap<string, Call> = new Map<string, Call>([
  ["json", taking(1, ([value]) => JSON.stringify(value ?? null))],
  ["split", taking(2, ([value, by], fail) => text(value, fail).split(text(by, fail)))],
  ["join", join],
  ["title", ofText((value) => value.replace(/(?<!\S)\S/gu, (letter) => letter.toUpperCase()))],
  ["lower", ofText((value) => value.toLowerCase())],
  ["upper", ofText((value) => value.toUpperCase())],
  ["pad", pad],
  [
    "truncate",
    taking(2, ([value, most], fail) => [...text(value, fail)].slice(0, integer(most, fail)).join("")),
  ],
  ["print", (given) => given.map((one) => goText(one)).join("")],
  ["println", (given) => `${given.map((one) => goText(one)).join(" ")}\n`],
  ["printf", printf],
  ["index", index],
  ["len", length],
  ["not", taking(1, ([value]) => !isTrue(value))],
  ["and", (given) => (given.every(isTrue) ? given.at(-1) : given.find((one) => !isTrue(one)))],
  ["or", (given) => given.find(isTrue) ?? given.at(-1)],
  ["eq", equal],
  ["ne", taking(2, ([left, right], fail) => !equal([left, right], fail))],
  ["lt", compare((left, right) => left < right)],
  ["le", compare((left, right) => left <= right)],
  ["gt", compare((left, right) => left > right)],
  ["ge", compare((left, right) => left >= right)],
]);
