export type Json = unknown;

/** One line of the tree that is in sight. */
export type JsonLine = {
  /** The address of the value, as jq writes it: `.Config.Labels["a.b"]`, `.Mounts[0].Source`. */
  path: string;
  depth: number;
  /** Its key or index in what holds it; empty for the root. */
  name: string;
  value: Json;
  /** How many keys or items it has; `null` for a plain value. */
  size: number | null;
  expanded: boolean;
};

const plainKey = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The path of a value below another. */
export const childPath = (parent: string, key: string | number): string => {
  if (typeof key === "number") return `${parent === "" ? "." : parent}[${key}]`;
  if (plainKey.test(key)) return `${parent}.${key}`;
  return `${parent === "" ? "." : parent}[${JSON.stringify(key)}]`;
};

/** What a value holds, in order; `null` for a plain value. */
const childrenOf = (value: Json): [string | number, Json][] | null => {
  if (Array.isArray(value)) return value.map((item, at) => [at, item]);
  return typeof value === "object" && value !== null ? Object.entries(value) : null;
};

/** Which values match a search, and which hold one that does. */
export type JsonMatches = { hits: ReadonlySet<string>; holders: ReadonlySet<string> };

/** Finds keys and plain values that contain a text, in any case. */
export const findInJson = (root: Json, text: string): JsonMatches => {
  const wanted = text.toLowerCase();
  const hits = new Set<string>();
  const holders = new Set<string>();
  const visit = (value: Json, name: string, path: string): boolean => {
    const children = childrenOf(value);
    const own =
      name.toLowerCase().includes(wanted) || (!children && String(value).toLowerCase().includes(wanted));
    if (own) hits.add(path);
    let below = false;
    for (const [key, child] of children ?? []) {
      if (visit(child, String(key), childPath(path, key))) below = true;
    }
    if (below) holders.add(path);
    return own || below;
  };
  visit(root, "", "");
  return { hits, holders };
};

type Look = {
  /** Whether a value that can be opened is open. */
  isOpen(path: string, depth: number): boolean;
  /** Shows only what matches, and the way to it. */
  matches: JsonMatches | null;
};

/** The lines in sight. Only what is open is walked, so a large document costs what is shown of it. */
export const jsonLines = (root: Json, { isOpen, matches }: Look): JsonLine[] => {
  const lines: JsonLine[] = [];
  const holds = (path: string): boolean => matches?.holders.has(path) ?? false;
  const hits = (path: string): boolean => matches?.hits.has(path) ?? false;
  const visit = (value: Json, name: string, path: string, depth: number): boolean => {
    const size = childrenOf(value)?.length ?? null;
    // What holds a match is opened to show it; what is a match by its key can be opened by hand, to all that it holds.
    const expanded = Boolean(size) && (holds(path) || isOpen(path, depth));
    if (depth >= 0) lines.push({ path, depth, name, value, size, expanded });
    return expanded;
  };
  const walk = (value: Json, name: string, path: string, depth: number, whole: boolean): void => {
    if (!visit(value, name, path, depth)) return;
    const all = whole || matches === null || (hits(path) && !holds(path));
    for (const [key, child] of childrenOf(value) ?? []) {
      const below = childPath(path, key);
      if (all || hits(below) || holds(below)) walk(child, String(key), below, depth + 1, all);
    }
  };
  walk(root, "", "", -1, false);
  return lines;
};

/** A plain value as JSON writes it. */
export const plainText = (value: Json): string => JSON.stringify(value) ?? String(value);
