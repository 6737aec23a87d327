/** What may be said about an act beside its fixed fields: a short text, or known fields by name. */
export type AuditDetail = string | Record<string, string | number | boolean | null | undefined> | null;

const secretKeys = /pass|secret|token|credential|cookie|authori[sz]ation|private|api.?key|^env/i;
const valueLimit = 200;
const textLimit = 1000;

/**
 * Writes a detail as one line for the log. A field whose name speaks of a secret is written as "[redacted]"; long
 * values are cut and control characters shown as escapes, so that a line can neither flood nor forge the log.
 */
export const writeDetail = (detail: AuditDetail): string | null => {
  if (detail === null) return null;
  if (typeof detail === "string") return cut(visible(detail), textLimit);
  const fields = Object.entries(detail).flatMap(([key, value]) =>
    value === null || value === undefined ? [] : [`${visible(key)}=${writeValue(key, value)}`],
  );
  return fields.length === 0 ? null : cut(fields.join(", "), textLimit);
};

const writeValue = (key: string, value: string | number | boolean): string =>
  secretKeys.test(key) ? "[redacted]" : cut(visible(String(value)), valueLimit);

const cut = (text: string, limit: number): string =>
  text.length > limit ? `${text.slice(0, limit - 1)}…` : text;

const visible = (text: string): string =>
  text.replaceAll(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu, (character) =>
    JSON.stringify(character).length > 3
      ? JSON.stringify(character).slice(1, -1)
      : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
