/**
 * One record of comma separated fields as Go's `encoding/csv` reads it: a field that begins with a quotation mark ends
 * with one, and has them doubled inside. Null where Go would refuse it.
 */
export function readFields(text: string): string[] | null {
  const fields: string[] = [];
  let rest = text;
  while (true) {
    const quoted = /^"((?:[^"]|"")*)"(?=,|$)/.exec(rest);
    const plain = quoted ? null : /^[^,"]*(?=,|$)/.exec(rest);
    const found = quoted ?? plain;
    if (found === null) return null;
    fields.push(quoted ? (quoted[1] ?? "").replaceAll('""', '"') : found[0]);
    if (rest.length === found[0].length) return fields;
    rest = rest.slice(found[0].length + 1);
  }
}

/** The record that reads as these fields. */
export const writeFields = (fields: readonly string[]): string => fields.map(writeField).join(",");

const writeField = (field: string): string =>
  /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;

/** `key=value` at its first `=`; without one the value is null. */
export function cutPair(text: string, at = "="): [key: string, value: string | null] {
  const place = text.indexOf(at);
  return place === -1 ? [text, null] : [text.slice(0, place), text.slice(place + at.length)];
}
