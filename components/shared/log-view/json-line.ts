import { withoutAnsi } from "./ansi.ts";

export type JsonObjectLine = { before: string; value: Record<string, unknown> };

/** How long a line is parsed at most. */
const longest = 16 * 1024;

/** The JSON object that a line is, or ends with (after a time, a name); null for other lines. */
export const jsonOf = (text: string): JsonObjectLine | null => {
  const plain = withoutAnsi(text).trimEnd();
  if (plain.length > longest || !plain.endsWith("}")) return null;
  const from = plain.indexOf("{");
  if (from < 0 || from > 200) return null;
  try {
    const value: unknown = JSON.parse(plain.slice(from));
    return typeof value === "object" && value !== null && Object.keys(value).length > 0
      ? { before: plain.slice(0, from), value: value as Record<string, unknown> }
      : null;
  } catch {
    return null; // Braces alone do not make JSON.
  }
};

const messageKeys = ["msg", "message", "text", "event", "log"];

/** The message of such an object, where it has one of the usual keys. */
export const messageOf = (value: Record<string, unknown>): string | null => {
  const key = messageKeys.find((one) => typeof value[one] === "string");
  return key === undefined ? null : (value[key] as string);
};
