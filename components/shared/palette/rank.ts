/** What a line can be found by, in lower case. */
export type Searchable = {
  name: string;
  /** An id's beginning is looked for, not its middle. */
  id?: string;
  /** All else. */
  text?: string;
};

/** Fewer characters begin too many ids. */
const leastIdLength = 3;
const wordBreaks = "-_./: @";

const rankOfWord = ({ name, id, text }: Searchable, word: string): number => {
  const at = name.indexOf(word);
  if (at === 0) return name.length === word.length ? 0 : 1;
  if (at > 0 && wordBreaks.includes(name[at - 1] ?? "")) return 2;
  if (word.length >= leastIdLength && id?.startsWith(word)) return 1;
  if (at > 0) return 3;
  return text?.includes(word) ? 4 : Number.POSITIVE_INFINITY;
};

/** A query as the words that all must be found. */
export const wordsOf = (query: string): readonly string[] => query.toLowerCase().split(/\s+/).filter(Boolean);

/** How well something fits: 0 is exact, the worst word counts; Infinity does not fit. */
export const rankOf = (one: Searchable, words: readonly string[]): number => {
  let worst = 0;
  for (const word of words) {
    const rank = rankOfWord(one, word);
    if (rank > worst) worst = rank;
    if (worst === Number.POSITIVE_INFINITY) break;
  }
  return worst;
};

/**
 * The best few of many, best first; equals in the order of their names. One pass over all, and no more than a few are
 * ever sorted, so that ten thousand are searched between two keys.
 */
export const bestOf = <T>(
  all: Iterable<T>,
  { rank, name, limit }: { rank: (one: T) => number; name: (one: T) => string; limit: number },
): { one: T; rank: number }[] => {
  const ranks = new Map<number, T[]>();
  for (const one of all) {
    const found = rank(one);
    if (found === Number.POSITIVE_INFINITY) continue;
    const equals = ranks.get(found);
    if (equals) equals.push(one);
    else ranks.set(found, [one]);
  }
  const best: { one: T; rank: number }[] = [];
  for (const found of [...ranks.keys()].sort((left, right) => left - right)) {
    const equals = ranks.get(found) ?? [];
    for (const one of firstByName(equals, name, limit - best.length)) best.push({ one, rank: found });
    if (best.length >= limit) break;
  }
  return best;
};

/** The first few by name, without sorting thousands. Shorter names first: they are closer to what was typed. */
const firstByName = <T>(all: readonly T[], name: (one: T) => string, limit: number): T[] => {
  const before = (left: T, right: T): number => {
    const [a, b] = [name(left), name(right)];
    return a.length - b.length || (a < b ? -1 : a > b ? 1 : 0);
  };
  const first: T[] = [];
  for (const one of all) {
    const last = first[limit - 1];
    if (last !== undefined && before(one, last) >= 0) continue;
    const at = first.findIndex((other) => before(one, other) < 0);
    first.splice(at < 0 ? first.length : at, 0, one);
    if (first.length > limit) first.pop();
  }
  return first;
};
