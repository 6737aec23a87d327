import { cutPair } from "../values/csv.ts";

/** How the values of a flag stand in YAML. A `map` may also be written as a list of `key=value`. */
export type FlagShape = "text" | "number" | "switch" | "list" | "map";

/** Compose reads `$NAME` as a variable; two of them are one. */
export const escapeDollar = (text: string): string => text.replaceAll("$", "$$$$");
export const unescapeDollar = (text: string): string => text.replaceAll("$$", "$");
export const isInterpolated = (text: string): boolean => /\$[{\w]/.test(text.replaceAll("$$", ""));

/** The values of a flag as YAML; undefined where there are none. */
export function toYaml(shape: FlagShape, values: readonly string[]): unknown {
  const [first] = values;
  if (first === undefined) return undefined;
  if (shape === "switch") return first === "true";
  if (shape === "number") return Number(first);
  if (shape === "text") return escapeDollar(first);
  if (shape === "list") return values.map(escapeDollar);
  return Object.fromEntries(
    values.map((pair) => {
      const [key, value] = cutPair(pair);
      return [key, value === null ? null : escapeDollar(value)];
    }),
  );
}

const isScalar = (value: unknown): value is string | number | boolean =>
  ["string", "number", "boolean"].includes(typeof value);

/** YAML as values of a flag; null where it has another shape. */
export function fromYaml(shape: FlagShape, value: unknown): string[] | null {
  if (value === null || value === undefined) return [];
  if (shape === "map" && typeof value === "object" && !Array.isArray(value)) {
    const entries = Object.entries(value as Record<string, unknown>);
    if (!entries.every(([, one]) => one === null || isScalar(one))) return null;
    return entries.map(([key, one]) => (one === null ? key : `${key}=${one}`));
  }
  if (isScalar(value)) return [String(value)];
  if (shape !== "list" && shape !== "map") return null;
  return Array.isArray(value) && value.every(isScalar) ? value.map(String) : null;
}
