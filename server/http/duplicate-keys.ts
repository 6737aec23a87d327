/** Strings, and the marks between which they stand. */
const tokens = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/g;

/**
 * The first key that an object of a JSON text has twice, or null. `JSON.parse` keeps the last one without a word, other
 * readers the first: a body that means two things is none. The text must be valid JSON.
 */
export const findDuplicateKey = (json: string): string | null => {
  /** The keys of each object that is open here; null for an array. */
  const open: (Set<string> | null)[] = [];
  let text = "";
  for (const [token] of json.matchAll(tokens)) {
    if (token === "{") open.push(new Set());
    else if (token === "[") open.push(null);
    else if (token === "}" || token === "]") open.pop();
    else if (token === ":") {
      const keys = open.at(-1);
      // Written in two ways, `"a"` and `"\u0061"` are one key.
      const key = JSON.parse(text) as string;
      if (keys?.has(key)) return key;
      keys?.add(key);
    }
    text = token;
  }
  return null;
};
