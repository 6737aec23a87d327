import { type Facet, readChosen } from "./facet.ts";

/** A row's text to search in, in lower case. A line break between two fields keeps words from being found across them. */
export type SearchText<R> = (row: R) => string;

/** Lower-casing thousands of rows for each key press is what makes typing slow: once per row is enough. */
export const rememberedText = <R extends { id: string }>(textOf: SearchText<R>): SearchText<R> => {
  const known = new WeakMap<R, string>();
  return (row) => {
    let text = known.get(row);
    if (text === undefined) {
      text = textOf(row).toLowerCase();
      known.set(row, text);
    }
    return text;
  };
};

/** From this many characters on a word may be the beginning of an id. */
const leastOfId = 3;
const bareId = (id: string): string => id.replace(/^sha256:/, "");

/**
 * The test whether a row is shown, from the list's parameters: each word must be in its text or begin its id, and of
 * every facet that something is chosen of, it must meet one choice. Null when all rows are shown.
 */
export const listMatcher = <R extends { id: string }>(
  parameters: URLSearchParams,
  facets: readonly Facet<R>[],
  textOf: SearchText<R>,
): ((row: R) => boolean) | null => {
  const words = (parameters.get("q") ?? "").toLowerCase().split(/\s+/).filter(Boolean);
  const tests = facets
    .map((facet) => ({ facet, chosen: readChosen(facet, parameters.get(facet.id) ?? "") }))
    .filter(({ chosen }) => chosen.length > 0)
    .map(
      ({ facet, chosen }) =>
        (row: R) =>
          chosen.some((value) => meets(facet, row, value)),
    );
  if (words.length === 0 && tests.length === 0) return null;
  const hasWord = (row: R, word: string) =>
    textOf(row).includes(word) || (word.length >= leastOfId && bareId(row.id).startsWith(word));
  return (row) => tests.every((test) => test(row)) && words.every((word) => hasWord(row, word));
};

const meets = <R>(facet: Facet<R>, row: R, value: string): boolean =>
  facet.matches ? facet.matches(row, value) : facet.valuesOf(row).includes(value);
