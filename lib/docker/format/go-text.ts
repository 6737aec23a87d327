import type { JsonValue } from "./json-value.ts";
import { listFields, mapFields, optionalFields } from "./known-fields.ts";

const isPlain = (value: JsonValue): boolean => typeof value !== "object" || value === null;

/**
 * A value as a Go program prints it; `field` is the name that it stands under. Go prints its structs without the names of
 * their fields, which tells nobody anything: an object is written as JSON, unless it is known to be a map.
 */
export const goText = (value: JsonValue | undefined, field = ""): string => {
  if (value === undefined || value === null) return nothing(value, field);
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value))
    return value.every(isPlain) ? `[${value.map(String).join(" ")}]` : JSON.stringify(value);
  const entries = Object.entries(value);
  if (!mapFields.has(field) || !entries.every(([, one]) => isPlain(one))) return JSON.stringify(value);
  const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `map[${sorted.map(([key, one]) => `${key}:${goText(one)}`).join(" ")}]`;
};

const nothing = (value: null | undefined, field: string): string => {
  if (value === null && mapFields.has(field)) return "map[]";
  if (value === null && listFields.has(field)) return "[]";
  return optionalFields.has(field) ? "<nil>" : "<no value>";
};

/** What Go's `if` takes for true: not false, zero, nothing or empty. */
export const isTrue = (value: JsonValue | undefined): boolean => {
  if (typeof value !== "object" || value === null) return Boolean(value);
  return Array.isArray(value) ? value.length > 0 : Object.keys(value).length > 0;
};
