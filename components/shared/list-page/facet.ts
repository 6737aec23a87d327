import { naturalKey } from "#lib/format/natural-key.ts";

/** Something that a list can be narrowed by. Its choice stands in the address under its id. */
export type Facet<R> = {
  id: string;
  /** The menu's word. */
  label: string;
  /** What a row has of it: what the menu offers, and what a choice is compared with. */
  valuesOf(row: R): readonly string[];
  /** A value in the reader's words. */
  labelOf?(value: string): string;
  /** All choices there are, in this order; several of them may be chosen at once. Without it: what the rows have, one. */
  choices?: readonly string[];
  /** Whether a row meets a choice, where that is more than having the value. */
  matches?(row: R, value: string): boolean;
  /** Any text may be chosen; words that choice. */
  freeText?(text: string): string;
  /** Values that go last in the menu. */
  last?(value: string): boolean;
  /** Of the menu, in pixels. */
  width?: number;
};

/** Something to filter by, and how many of all rows have it, where that is known. */
export type FilterOption = { value: string; label: string; count?: number };

/** How many rows have each value of a facet. */
export const countValues = <R>(rows: readonly R[], { valuesOf }: Facet<R>): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const row of rows) {
    for (const value of new Set(valuesOf(row))) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
};

/** What a facet's menu offers: its choices, or what the rows have in a person's order. */
export const optionsOf = <R>(rows: readonly R[], facet: Facet<R>): FilterOption[] => {
  const { choices, labelOf = (value) => value, last = () => false } = facet;
  const counts = countValues(rows, facet);
  if (choices) {
    return choices.map((value) => ({ value, label: labelOf(value), count: counts.get(value) ?? 0 }));
  }
  const all = [...counts]
    .map(([value, count]) => ({ value, label: labelOf(value), count }))
    .sort((a, b) => (naturalKey(a.label) < naturalKey(b.label) ? -1 : 1));
  return [...all.filter(({ value }) => !last(value)), ...all.filter(({ value }) => last(value))];
};

/** Reads what is chosen of a facet from its parameter; what is no choice is left out. */
export const readChosen = <R>({ choices }: Facet<R>, text: string): readonly string[] => {
  if (!choices) return text === "" ? [] : [text];
  const named = new Set(text.split(","));
  return choices.filter((one) => named.has(one));
};

/** What is chosen after one value was pressed. One choice has one address, in whatever order it was made. */
export const toggled = <R>(
  { choices }: Facet<R>,
  chosen: readonly string[],
  value: string,
): readonly string[] => {
  if (chosen.includes(value)) return chosen.filter((one) => one !== value);
  return choices ? choices.filter((one) => one === value || chosen.includes(one)) : [value];
};
